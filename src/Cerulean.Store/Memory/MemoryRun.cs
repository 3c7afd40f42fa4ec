using System.Collections.Immutable;
using Cerulean.Documents;

namespace Cerulean.Store.Memory;

/// <summary>All that is kept of one run; a change is another one.</summary>
internal sealed record MemoryRun(RunRow Row)
{
    public ImmutableSortedDictionary<(DocumentName Kind, long Ordinal), DocumentRow> Documents { get; init; } =
        ImmutableSortedDictionary<(DocumentName, long), DocumentRow>.Empty;

    public ImmutableSortedDictionary<(DocumentName Kind, long Ordinal, long Number), RevisionRow> Revisions { get; init; } =
        ImmutableSortedDictionary<(DocumentName, long, long), RevisionRow>.Empty;

    public ImmutableList<DescriptorRow> Descriptors { get; init; } = [];

    public ImmutableList<LayoutRow> Layouts { get; init; } = [];

    /// <summary>By their first ordinals and ids.</summary>
    public ImmutableSortedDictionary<(long First, long Id), PageRow> Pages { get; init; } = ImmutableSortedDictionary<(long, long), PageRow>.Empty;

    /// <summary>By stream and number.</summary>
    public ImmutableSortedDictionary<(long Stream, long Number), SeqNumBlock> SeqNums { get; init; } =
        ImmutableSortedDictionary<(long, long), SeqNumBlock>.Empty;

    public bool IsVisible => Row.State != RunState.Staged;
}
