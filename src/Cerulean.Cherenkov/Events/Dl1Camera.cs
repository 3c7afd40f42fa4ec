namespace Cerulean.Cherenkov.Events;

/// <summary>The image of a camera: charge and time of each pixel; shape (pixels).</summary>
public sealed class Dl1Camera : IDisposable
{
    /// <summary>Charge, photo-electrons.</summary>
    public required PixelArray<float> Image { get; init; }

    /// <summary>Time of the peak, ns.</summary>
    public required PixelArray<float> PeakTimeNs { get; init; }

    /// <summary>Pixels that a cleaning has kept; null before it.</summary>
    public PixelArray<bool>? ImageMask { get; set; }

    /// <summary>True if the image can be used.</summary>
    public bool IsValid { get; set; } = true;

    /// <summary>Gives the memory back.</summary>
    public void Dispose()
    {
        Image.Dispose();
        PeakTimeNs.Dispose();
        ImageMask?.Dispose();
    }
}
