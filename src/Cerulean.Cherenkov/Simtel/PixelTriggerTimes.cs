using Cerulean.Cherenkov.EventIO;

namespace Cerulean.Cherenkov.Simtel;

/// <summary>When single pixels triggered (type 2032).</summary>
/// <param name="TelId">Number of the telescope.</param>
/// <param name="StepNs">Unit of the times, ns.</param>
/// <param name="Pixels">Numbers of the pixels.</param>
/// <param name="Times">Their times after the trigger of the telescope, in steps.</param>
public sealed record PixelTriggerTimes(int TelId, float StepNs, int[] Pixels, int[] Times)
{
    /// <summary>True for the versions that can be read.</summary>
    public static bool Supports(int version) => version == 0;

    /// <summary>Reads it.</summary>
    public static PixelTriggerTimes Read(EventIOObject item)
    {
        var reader = item.Read();
        var (step, count) = (reader.ReadSingle(), reader.ReadVarCount(2));
        return new PixelTriggerTimes(item.Header.Id, step, reader.ReadVarIntArray(count), reader.ReadVarIntArray(count));
    }
}
