using Cerulean.Cherenkov.EventIO;

namespace Cerulean.Cherenkov.Simtel;

/// <summary>How often the array and its telescopes triggered in a run (object 2024). Lists have shape (telescopes).</summary>
/// <param name="Run">Number of the run.</param>
/// <param name="ArrayTriggers">Triggers of the array.</param>
/// <param name="TelIds">Telescopes.</param>
/// <param name="LocalTriggers">Triggers of each.</param>
/// <param name="SystemTriggers">Triggers of each that were part of a trigger of the array.</param>
/// <param name="Events">Events of each that were written.</param>
public sealed record RunStatistics(int Run, int ArrayTriggers, int[] TelIds, int[] LocalTriggers, int[] SystemTriggers, int[] Events)
{
    private const int BytesEach = 4 * sizeof(int);

    /// <summary>Type number of the object.</summary>
    public const int Type = 2024;

    /// <summary>True if this version is known.</summary>
    public static bool Supports(int version) => version == 0;

    /// <summary>Decodes the object.</summary>
    /// <exception cref="EventIOException">The object is damaged.</exception>
    public static RunStatistics Read(EventIOObject item)
    {
        var content = item.Read();
        var (count, triggers) = (content.ReadInt32(), content.ReadInt32());
        count = content.CheckCount(count, BytesEach);
        return new RunStatistics(
            item.Header.Id, triggers, content.ReadArray<int>(count), content.ReadArray<int>(count), content.ReadArray<int>(count), content.ReadArray<int>(count));
    }
}
