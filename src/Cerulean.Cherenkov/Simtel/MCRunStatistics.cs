using Cerulean.Cherenkov.EventIO;

namespace Cerulean.Cherenkov.Simtel;

/// <summary>How much was simulated in a run (object 2025).</summary>
/// <param name="Run">Number of the run.</param>
/// <param name="Showers">Number of showers.</param>
/// <param name="Events">Number of events.</param>
public sealed record MCRunStatistics(int Run, int Showers, int Events)
{
    /// <summary>Type number of the object.</summary>
    public const int Type = 2025;

    /// <summary>True if this version is known.</summary>
    public static bool Supports(int version) => version == 0;

    /// <summary>Decodes the object.</summary>
    /// <exception cref="EventIOException">The object is damaged.</exception>
    public static MCRunStatistics Read(EventIOObject item)
    {
        var content = item.Read();
        return new MCRunStatistics(item.Header.Id, content.ReadInt32(), content.ReadInt32());
    }
}
