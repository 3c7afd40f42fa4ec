namespace Cerulean.Cherenkov.Events;

/// <summary>Raw samples of a camera, ADC counts; shape (channels, pixels, samples).</summary>
public sealed class R0Camera(Waveform<ushort> waveform) : IDisposable
{
    /// <summary>The samples; a pixel that was not read out has 0.</summary>
    public Waveform<ushort> Waveform => waveform;

    /// <summary>Gives the memory back.</summary>
    public void Dispose() => waveform.Dispose();
}
