using System.Collections.Frozen;
using Cerulean.Cherenkov.EventIO;

namespace Cerulean.Cherenkov.Iact;

/// <summary>The end of a run (1210, RUNE).</summary>
public sealed class CorsikaRunEnd : CorsikaBlock
{
    private static readonly FrozenDictionary<string, CorsikaWords> Table = new Dictionary<string, CorsikaWords>
    {
        ["run_number"] = new(2),
        ["n_events"] = new(3),
    }.ToFrozenDictionary();

    private CorsikaRunEnd(EventIOObject item)
        : base(item, Table)
    {
    }

    /// <summary>Number of showers of the run.</summary>
    public int Events => (int)Word(3);

    /// <summary>True for the versions that can be read.</summary>
    public static bool Supports(int version) => IsKnown(version);

    /// <summary>Reads one.</summary>
    /// <exception cref="EventIOException">It is damaged.</exception>
    public static CorsikaRunEnd Read(EventIOObject item) => new(item);
}
