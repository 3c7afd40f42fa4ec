using Cerulean.Documents;

namespace Cerulean.Store;

/// <summary>Who may see a run, and whether it can grow.</summary>
internal enum RunState
{
    Staged,
    Open,
    Closed,
}

/// <summary>A run as the database lists it. The number of a document in the store is Base + its ordinal.</summary>
internal sealed record RunRow(string Uid)
{
    public long Id { get; init; }

    public RunState State { get; init; }

    public long Base { get; init; }

    /// <summary>Number of documents.</summary>
    public long Documents { get; init; }

    /// <summary>Ordinal of the next document.</summary>
    public long Next { get; init; }

    public long? ScanId { get; init; }

    public string? PlanName { get; init; }

    public double Time { get; init; }

    public ExitStatus? ExitStatus { get; init; }

    /// <summary>{"stream": number of different seq_nums} as JSON.</summary>
    public string Streams { get; init; } = "{}";

    /// <summary>Who stages the run.</summary>
    public string? Stage { get; init; }
}

/// <summary>A document that is kept as JSON; an event with the ordinal of its descriptor.</summary>
internal readonly record struct DocumentRow(long Ordinal, long? Descriptor, byte[] Body);

/// <summary>What a document was before it was changed, and the change that took its place; number 1 is as it was accepted.</summary>
internal sealed record RevisionRow(DocumentName Kind, long Ordinal, long Number, string Change, byte[] Body);

/// <summary>A run that was deleted.</summary>
internal sealed record TombstoneRow(string Uid, double Time, string? Reason);

/// <summary>A descriptor, known within its run by the ordinal of its document.</summary>
internal sealed record DescriptorRow(long Ordinal, string Uid, string Stream);

/// <summary>The names of a page's columns, shared by the pages of one descriptor that look alike.</summary>
internal sealed record LayoutRow(long Id, long Descriptor, Layout Layout);

/// <summary>A stored page without its columns.</summary>
internal sealed record PageRow(long Id, long Layout, long First, long Last, int Rows, long MinSeqNum, long MaxSeqNum, byte[]? Units)
{
    /// <summary>The first time; null where no row has one.</summary>
    public double? MinTime { get; init; }

    public double? MaxTime { get; init; }

    public PageRow WithTimes(Column times)
    {
        var (min, max) = (double.PositiveInfinity, double.NegativeInfinity);
        var typed = times is ArrayColumn { Array: { Rank: 1 } array } && array.DType == DType.Float64 ? array.AsSpan<double>() : default;
        for (var row = 0; row < times.Count; row++)
        {
            if (!typed.IsEmpty) (min, max) = Widened(min, max, typed[row]);
            else if (times[row].TryGetDouble(out var time)) (min, max) = Widened(min, max, time);
        }

        // The sum makes 0.0 of -0.0, which a database does not tell apart.
        return min > max ? this : this with { MinTime = min + 0.0, MaxTime = max + 0.0 };
    }

    private static (double Min, double Max) Widened(double min, double max, double time) =>
        double.IsNaN(time) ? (min, max) : (Math.Min(min, time), Math.Max(max, time));
}

/// <summary>How the bytes of a stored column are to be read; the type is dtype and shape of a row.</summary>
internal readonly record struct ColumnHeader(ColumnKind Kind, string? Type);
