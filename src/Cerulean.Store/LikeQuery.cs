using Cerulean.Documents;

namespace Cerulean.Store;

/// <summary>The text at a path fits a pattern.</summary>
internal sealed class LikeQuery(MetadataPath path, string pattern) : Query
{
    public MetadataPath Path => path;

    public string Pattern => pattern;

    public TextPattern Shape { get; } = new(pattern);

    public override bool Matches(RunStart start, RunStop? stop) =>
        path.TryFind(start, stop, out var value) && value.StringOrNull is { } text && Shape.Fits(text);

    public override string ToString() => $"{path} ~ {Write(pattern)}";
}
