namespace Cerulean.Cherenkov.Events;

/// <summary>A value for each pixel, or a list of pixels; shape (pixels). New memory holds anything.</summary>
public sealed class PixelArray<T>(int pixels) : PooledArray<T>(pixels)
    where T : unmanaged
{
    /// <summary>Number of pixels.</summary>
    public int Pixels => Values.Length;

    /// <summary>The value of a pixel.</summary>
    public ref T this[int pixel] => ref Values[pixel];
}
