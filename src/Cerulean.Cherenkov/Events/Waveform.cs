namespace Cerulean.Cherenkov.Events;

/// <summary>Samples of a camera; shape (channels, pixels, samples). New memory holds anything.</summary>
public sealed class Waveform<T>(int channels, int pixels, int samples) : PooledArray<T>(checked(channels * pixels * samples))
    where T : unmanaged
{
    /// <summary>Number of gain channels: 0 is the high gain, 1 the low gain; 1 after gain selection.</summary>
    public int Channels => channels;

    /// <summary>Number of pixels.</summary>
    public int Pixels => pixels;

    /// <summary>Number of samples of a pixel.</summary>
    public int Samples => samples;

    /// <summary>The samples of all pixels of a channel; shape (pixels, samples).</summary>
    public Span<T> Channel(int channel) => Values.Slice(channel * pixels * samples, pixels * samples);

    /// <summary>The samples of a pixel.</summary>
    public Span<T> Trace(int channel, int pixel) => Values.Slice(((channel * pixels) + pixel) * samples, samples);
}
