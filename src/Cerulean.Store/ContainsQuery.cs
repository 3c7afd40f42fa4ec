using Cerulean.Documents;

namespace Cerulean.Store;

/// <summary>The list at a path has a value among its elements.</summary>
internal sealed class ContainsQuery(MetadataPath path, JsonValue value) : Query
{
    public MetadataPath Path => path;

    public byte[] Key { get; } = MetadataKey.Of(QueryText.Scalar(value))!;

    public override bool Matches(RunStart start, RunStop? stop)
    {
        if (!path.TryFind(start, stop, out var list)) return false;
        for (var i = 0; i < list.Count; i++)
        {
            if (MetadataKey.Of(list[i]).AsSpan().SequenceEqual(Key)) return true;
        }

        return false;
    }

    public override string ToString() => $"{path} contains {Write(value)}";
}
