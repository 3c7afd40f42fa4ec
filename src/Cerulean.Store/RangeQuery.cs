using Cerulean.Documents;

namespace Cerulean.Store;

/// <summary>Several comparisons of one value, which an index answers as one range of its keys.</summary>
internal sealed class RangeQuery : Query
{
    private readonly Query _all;

    private RangeQuery(IReadOnlyList<ComparedQuery> parts)
    {
        (_all, Path) = (AndQuery.Of(parts), parts[0].Path);
        var ranges = parts.Select(part => KeyRange.Of(part.Comparison, part.Value)).ToList();
        Range = ranges.Aggregate((left, right) => new KeyRange(
            left.From.AsSpan().SequenceCompareTo(right.From) >= 0 ? left.From : right.From,
            left.Before.AsSpan().SequenceCompareTo(right.Before) <= 0 ? left.Before : right.Before,
            left.IsExact && right.IsExact));
    }

    public MetadataPath Path { get; }

    public KeyRange Range { get; }

    /// <summary>The parts of a query that all have to match, with comparisons of one value put together.</summary>
    public static IReadOnlyList<Query> Parts(Query query)
    {
        if (query is not AndQuery and) return [query];
        var ranges = and.Parts.OfType<ComparedQuery>()
            .Where(part => part.Comparison != Comparison.Equal && !part.Path.IsStartTime)
            .GroupBy(part => part.Path.ToString())
            .Where(parts => parts.Count() > 1)
            .Select(parts => parts.ToList()).ToList();
        return [.. and.Parts.Except(ranges.SelectMany(parts => parts)), .. ranges.Select(parts => new RangeQuery(parts))];
    }

    public override bool Matches(RunStart start, RunStop? stop) => _all.Matches(start, stop);

    public override string ToString() => _all.ToString();
}
