using System.Collections.Immutable;

namespace Cerulean.Store.Memory;

/// <summary>All that a store in memory holds at one moment; a change is another one, which shares what has not changed.</summary>
internal sealed record MemoryState
{
    public long NextNumber { get; init; } = 1;

    /// <summary>Runs by id.</summary>
    public ImmutableSortedDictionary<long, MemoryRun> Runs { get; init; } = ImmutableSortedDictionary<long, MemoryRun>.Empty;

    /// <summary>Ids of the visible runs by uid.</summary>
    public ImmutableSortedDictionary<string, long> Uids { get; init; } = ImmutableSortedDictionary.Create<string, long>(StringComparer.Ordinal);

    public ImmutableDictionary<(long Page, int Place), (ColumnHeader Header, byte[] Data)> Columns { get; init; } =
        ImmutableDictionary<(long, int), (ColumnHeader, byte[])>.Empty;

    public ImmutableDictionary<string, TombstoneRow> Tombstones { get; init; } = ImmutableDictionary<string, TombstoneRow>.Empty;

    /// <summary>Runs that have rows in more pieces than need be.</summary>
    public ImmutableHashSet<long> Scattered { get; init; } = [];

    public byte[]? RunMetadata { get; init; }

    /// <summary>The last id of a run or page.</summary>
    public long LastId { get; init; }
}
