namespace Cerulean.Cherenkov.Events;

/// <summary>Calibrated samples of a camera, photo-electrons; shape (1, pixels, samples) after gain selection, else (channels, pixels, samples).</summary>
public sealed class R1Camera(Waveform<float> waveform) : IDisposable
{
    /// <summary>The samples.</summary>
    public Waveform<float> Waveform => waveform;

    /// <summary>The channel that was taken for each pixel, 0 high, 1 low; null where no selection was made.</summary>
    public PixelArray<byte>? SelectedGainChannel { get; init; }

    /// <summary>State of each pixel; bits of the gains that are stored, none for a disabled pixel.</summary>
    public required PixelArray<PixelStatus> PixelStatus { get; init; }

    /// <summary>Gives the memory back.</summary>
    public void Dispose()
    {
        waveform.Dispose();
        SelectedGainChannel?.Dispose();
        PixelStatus.Dispose();
    }
}
