using Cerulean.Documents;

namespace Cerulean.Store;

/// <summary>At least one of some queries matches.</summary>
internal sealed class OrQuery : Query
{
    private OrQuery(IReadOnlyList<Query> parts) => Parts = parts;

    public IReadOnlyList<Query> Parts { get; }

    public static Query Of(params IReadOnlyList<Query> parts) =>
        parts.Count == 1 ? parts[0] : new OrQuery([.. parts.SelectMany(part => part is OrQuery or ? or.Parts : [part])]);

    public override bool Matches(RunStart start, RunStop? stop) => Parts.Any(part => part.Matches(start, stop));

    public override string ToString() => string.Join(" or ", Parts);
}
