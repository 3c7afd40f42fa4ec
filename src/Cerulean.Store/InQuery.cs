using Cerulean.Documents;

namespace Cerulean.Store;

/// <summary>The value at a path is one of some.</summary>
internal sealed class InQuery : Query
{
    private readonly Query _any;

    public InQuery(MetadataPath path, IReadOnlyList<JsonValue> values)
    {
        if (values.Count == 0) throw new ArgumentException("Give at least one value.", nameof(values));
        Path = path;
        Equals = [.. values.Select(value => new ComparedQuery(path, Comparison.Equal, value))];
        _any = OrQuery.Of([.. Equals]);
    }

    public MetadataPath Path { get; }

    public new IReadOnlyList<ComparedQuery> Equals { get; }

    public override bool Matches(RunStart start, RunStop? stop) => _any.Matches(start, stop);

    public override string ToString() => $"{Path} in {List}";

    public string List => $"({string.Join(", ", Equals.Select(equal => Write(equal.Value)))})";
}
