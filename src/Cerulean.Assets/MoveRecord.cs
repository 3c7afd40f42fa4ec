using Cerulean.Documents;

namespace Cerulean.Assets;

/// <summary>What the history of a resource remembers of a move: from where, each file with its size and hash, and whether the sources have to be removed yet.</summary>
internal static class MoveRecord
{
    private const string Pending = "pending";

    public static JsonObject Write(string root, string? from, string sourceFolder, IReadOnlyDictionary<string, FileCopy> copies)
    {
        var files = JsonObject.Of([.. copies.Select(copy => (copy.Key, (JsonValue)JsonObject.Of(("bytes", copy.Value.Bytes), ("sha256", copy.Value.Sha256))))]);
        var arguments = JsonObject.Of(("new_root", root), ("source", sourceFolder), ("files", files));
        if (from is not null) arguments = arguments.With("from", from);
        return copies.Count > 0 ? arguments.With(Pending, true) : arguments;
    }

    public static bool IsPending(DocumentChange change) => change.Arguments.ContainsKey(Pending);

    /// <summary>The change once its sources are removed, or have to stay.</summary>
    public static DocumentChange Settled(DocumentChange change) => change with { Arguments = change.Arguments.Without(Pending) };

    /// <summary>The files that were copied: sources, copies, hashes.</summary>
    public static IEnumerable<(string Source, string Target, string Sha256)> Files(DocumentChange change)
    {
        var source = change.Arguments["source"].AsString();
        var target = Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(AssetLister.PathOf(change.New, RootMap.Empty)))!;
        return change.Arguments["files"].AsObject().Select(file =>
            (Path.GetFullPath(Path.Combine(source, file.Key)), Path.GetFullPath(Path.Combine(target, file.Key)), file.Value.AsObject()["sha256"].AsString()));
    }

    /// <summary>Sizes and hashes of the newest move, by the paths of files from the folder of the resource.</summary>
    public static IReadOnlyDictionary<string, (long Bytes, string Sha256)> Hashes(IEnumerable<DocumentChange> changes) =>
        (changes.LastOrDefault(change => change.Arguments.ContainsKey("files"))?.Arguments["files"].AsObject() ?? JsonObject.Empty)
        .ToDictionary(file => file.Key, file => (file.Value.AsObject()["bytes"].AsInt64(), file.Value.AsObject()["sha256"].AsString()));
}
