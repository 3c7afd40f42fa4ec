using Cerulean.Documents;

namespace Cerulean.Store;

/// <summary>All of some queries match.</summary>
internal sealed class AndQuery : Query
{
    private AndQuery(IReadOnlyList<Query> parts) => Parts = parts;

    public IReadOnlyList<Query> Parts { get; }

    public static Query Of(params IReadOnlyList<Query> parts) =>
        parts.Count == 1 ? parts[0] : new AndQuery([.. parts.SelectMany(part => part is AndQuery and ? and.Parts : [part])]);

    public override bool Matches(RunStart start, RunStop? stop) => Parts.All(part => part.Matches(start, stop));

    public override string ToString() => string.Join(" and ", Parts.Select(part => part is OrQuery ? $"({part})" : part.ToString()));
}
