using Cerulean.Documents;

namespace Cerulean.Store;

/// <summary>There is something at a path.</summary>
internal sealed class HasQuery(MetadataPath path) : Query
{
    public MetadataPath Path => path;

    public override bool Matches(RunStart start, RunStop? stop) => path.TryFind(start, stop, out _);

    public override string ToString() => $"has {path}";
}
