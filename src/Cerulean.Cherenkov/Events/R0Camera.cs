namespace Cerulean.Cherenkov.Events;

/// <summary>Raw samples of a camera, ADC counts; shape (channels, pixels, samples).</summary>
public sealed class R0Camera(Waveform<ushort> waveform) : IDisposable
{
    /// <summary>The samples; a pixel that was not read out has 0. There are 0 samples where the camera gave sums only.</summary>
    public Waveform<ushort> Waveform => waveform;

    /// <summary>Sums of the samples of each pixel; shape (channels, pixels, 1); null where the camera gave none.</summary>
    public Waveform<uint>? Sums { get; init; }

    /// <summary>Gives the memory back.</summary>
    public void Dispose()
    {
        waveform.Dispose();
        Sums?.Dispose();
    }
}
