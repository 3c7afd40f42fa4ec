using Cerulean.Cherenkov.EventIO;

namespace Cerulean.Cherenkov.Simtel;

/// <summary>Counts and rates of a camera.</summary>
/// <param name="Coincidences">Number of coincidences.</param>
/// <param name="Events">Number of events.</param>
/// <param name="TriggerRateHz">Rate of triggers, Hz.</param>
/// <param name="SectorRatesHz">Rate of each sector, Hz.</param>
/// <param name="EventRateHz">Rate of events, Hz.</param>
/// <param name="DataRate">Rate of data, MB/s.</param>
/// <param name="MeanSignificant">Mean number of pixels with a signal.</param>
public sealed record MonitoredRates(int Coincidences, int Events, float TriggerRateHz, float[] SectorRatesHz, float EventRateHz, float DataRate, float MeanSignificant)
{
    internal static MonitoredRates Read(ref ContentReader reader, int sectors)
    {
        reader.ReadTime();
        return new MonitoredRates(reader.ReadInt32(), reader.ReadInt32(), reader.ReadSingle(), reader.ReadArray<float>(sectors), reader.ReadSingle(), reader.ReadSingle(), reader.ReadSingle());
    }
}
