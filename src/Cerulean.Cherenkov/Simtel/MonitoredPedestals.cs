using Cerulean.Cherenkov.EventIO;

namespace Cerulean.Cherenkov.Simtel;

/// <summary>Baselines of a camera.</summary>
/// <param name="Samples">How many samples a baseline is the sum of.</param>
/// <param name="Pedestal">Sum of the baseline in so many samples, ADC counts; shape (channels, pixels).</param>
/// <param name="Noise">Its noise, ADC counts; shape (channels, pixels).</param>
public sealed record MonitoredPedestals(int Samples, float[] Pedestal, float[] Noise)
{
    internal static MonitoredPedestals Read(ref ContentReader reader, long count)
    {
        reader.ReadTime();
        return new MonitoredPedestals(reader.ReadInt16(), reader.ReadArray<float>(count), reader.ReadArray<float>(count));
    }
}
