using Cerulean.Documents;

namespace Cerulean.Store;

/// <summary>What to read of a stream.</summary>
public sealed record TableOptions
{
    /// <summary>The fields, in this order; all of them where it is null.</summary>
    public IReadOnlyList<string>? Fields { get; init; }

    /// <summary>Adds the time each value was read, as columns ts_FIELD.</summary>
    public bool Timestamps { get; init; }

    /// <summary>What becomes of times; Unix seconds, as they are, where it is null.</summary>
    public TimeStruct? TimeStruct { get; init; }

    /// <summary>Only rows of these seq_nums. Only the pages that hold them are read.</summary>
    public StreamRange? SeqNums { get; init; }

    /// <summary>Only rows at or after a time, in Unix seconds. Only pages around such times are read.</summary>
    public double? Since { get; init; }

    /// <summary>Only rows before a time, in Unix seconds.</summary>
    public double? Until { get; init; }

    internal bool HasTimes => Since is not null || Until is not null;

    internal double SinceOrFirst => Since ?? double.NegativeInfinity;

    internal double UntilOrEnd => Until ?? double.PositiveInfinity;
}
