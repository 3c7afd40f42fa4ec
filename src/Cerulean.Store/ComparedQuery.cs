using Cerulean.Documents;

namespace Cerulean.Store;

/// <summary>The value at a path compares so with another.</summary>
internal sealed class ComparedQuery : Query
{
    private readonly byte[] _key;

    public ComparedQuery(MetadataPath path, Comparison comparison, JsonValue value)
    {
        (Path, Comparison, Value) = (path, comparison, QueryText.Scalar(value));
        if (comparison != Comparison.Equal && !value.IsNumber && value.StringOrNull is null)
            throw new ArgumentException($"Only numbers and texts have an order, not {value.Describe()}.", nameof(value));
        if (path.IsTime && !value.IsNumber) throw new ArgumentException($"{path} is compared with Unix seconds, not with {value.Describe()}.", nameof(value));
        // As the list of runs has it.
        if (path.IsStartTime) Value = value.AsDouble();
        _key = MetadataKey.Of(Value)!;
    }

    public MetadataPath Path { get; }

    public Comparison Comparison { get; }

    public JsonValue Value { get; }

    public override bool Matches(RunStart start, RunStop? stop)
    {
        if (!Path.TryFind(start, stop, out var found)) return false;
        if (Path.IsStartTime) found = start.Time;
        if (MetadataKey.Of(found) is not { } key || key[0] != _key[0]) return false;
        var order = key.AsSpan().SequenceCompareTo(_key);
        return Comparison switch
        {
            Comparison.Less => order < 0,
            Comparison.LessOrEqual => order <= 0,
            Comparison.Greater => order > 0,
            Comparison.GreaterOrEqual => order >= 0,
            _ => order == 0,
        };
    }

    public override string ToString() => $"{Path} {Sign} {Write(Value)}";

    public string Sign => Comparison switch
    {
        Comparison.Less => "<",
        Comparison.LessOrEqual => "<=",
        Comparison.Greater => ">",
        Comparison.GreaterOrEqual => ">=",
        _ => "=",
    };
}
