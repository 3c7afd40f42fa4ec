namespace Cerulean.Cherenkov.Events;

/// <summary>Samples of a camera as they are archived after data volume reduction, photo-electrons; shape (channels, pixels, samples).</summary>
public sealed class Dl0Camera(Waveform<float> waveform) : IDisposable
{
    /// <summary>The samples.</summary>
    public Waveform<float> Waveform => waveform;

    /// <summary>The channel that was taken for each pixel, 0 high, 1 low; null where no selection was made.</summary>
    public PixelArray<byte>? SelectedGainChannel { get; init; }

    /// <summary>State of each pixel.</summary>
    public required PixelArray<PixelStatus> PixelStatus { get; init; }

    /// <summary>Gives the memory back.</summary>
    public void Dispose()
    {
        waveform.Dispose();
        SelectedGainChannel?.Dispose();
        PixelStatus.Dispose();
    }
}
