using Cerulean.Cherenkov.EventIO;

namespace Cerulean.Cherenkov.Simtel;

/// <summary>Pixels that are switched off from the beginning (object 2005).</summary>
/// <param name="TelId">Telescope.</param>
/// <param name="Trigger">Pixels that do not trigger.</param>
/// <param name="HighVoltage">Pixels without high voltage.</param>
public sealed record DisabledPixels(int TelId, int[] Trigger, int[] HighVoltage)
{
    /// <summary>Type number of the object.</summary>
    public const int Type = 2005;

    /// <summary>True if this version is known.</summary>
    public static bool Supports(int version) => version == 0;

    /// <summary>Decodes the object.</summary>
    /// <exception cref="EventIOException">The object is damaged.</exception>
    public static DisabledPixels Read(EventIOObject item)
    {
        var content = item.Read();
        return new DisabledPixels(item.Header.Id, content.ReadArray<int>(content.ReadInt32()), content.ReadArray<int>(content.ReadInt32()));
    }
}
