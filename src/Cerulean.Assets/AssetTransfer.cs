using Cerulean.Documents;

namespace Cerulean.Assets;

/// <summary>One resource on its way to another root: its files, and what becomes of it.</summary>
internal sealed class AssetTransfer(CatalogAsset asset)
{
    public CatalogAsset Asset => asset;

    /// <summary>The resource as it will be; null where it is not concerned.</summary>
    public Document? New { get; private set; }

    /// <summary>Where its files are, and where they shall be; the key is their path from the folder of the resource.</summary>
    public IReadOnlyList<(string Key, string Source, string Target)> Files { get; private set; } = [];

    /// <summary>What has been copied, by key.</summary>
    public Dictionary<string, FileCopy> Copies { get; } = [];

    public long Bytes { get; set; }

    /// <summary>Why it cannot be done; null while it can.</summary>
    public string? Fault { get; set; }

    /// <summary>What is worth knowing though it was done.</summary>
    public string? Note { get; set; }

    /// <summary>True where an earlier move of it could not be finished.</summary>
    public bool IsUnfinished { get; set; }

    public bool IsChanged => New is not null && !New.Equals(asset.Resource);

    private string SourceFolder { get; set; } = "";

    /// <summary>Finds out what is to be done; faults are kept.</summary>
    public static AssetTransfer Plan(CatalogAsset asset, string root, AssetOptions options, AssetLister lister)
    {
        var transfer = new AssetTransfer(asset);
        try
        {
            transfer.New = AssetRoot.Replace(asset.Resource, options.From, root);
            transfer.Find(root, lister);
            if (transfer.IsChanged && asset.IsOpen && !options.EvenOpen)
            {
                transfer.Fault = "the run has no stop: its files may still grow. If nobody is writing them, say so (--even-open).";
            }
        }
        catch (Exception error) when (error is AssetException or IOException or UnauthorizedAccessException)
        {
            transfer.Fault = error.Message;
        }

        return transfer;
    }

    /// <summary>The change of the document, with the hashes of its files; pending while the sources have to be removed.</summary>
    public DocumentChange Change(string command, string root, string? from, double time) => new()
    {
        Run = asset.Run,
        Old = asset.Resource,
        New = New!,
        Time = time,
        Command = command,
        Arguments = MoveRecord.Write(root, from, SourceFolder, Copies),
    };

    public AssetOutcome Outcome(string? from) => new(
        asset.Run,
        asset.Uid,
        Fault is not null ? AssetStatus.Failed : IsChanged ? AssetStatus.Done : AssetStatus.Unchanged,
        Root(asset.Resource, from),
        New is null ? Root(asset.Resource, from) : New is Resource ? Root(New, null) : AssetRoot.Of(New, null),
        Files.Count,
        Bytes,
        Fault ?? Note);

    private static string Root(Document resource, string? from)
    {
        try
        {
            return AssetRoot.Of(resource, from);
        }
        catch (AssetException)
        {
            // The URI is not one of a file: it is shown as it is, and its fault tells why.
            return ((StreamResource)resource).Uri;
        }
    }

    private void Find(string root, AssetLister lister)
    {
        var files = lister.FilesOf(asset);
        var path = lister.PathOf(asset.Resource);
        var newPath = New is null ? path : AssetLister.PathOf(New, RootMap.Empty);
        var newFolder = Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(newPath))!;
        SourceFolder = Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(path))!;
        Files = [.. files.Select(file => Path.GetRelativePath(SourceFolder, file)).Zip(files, (key, file) => (key, file, Path.GetFullPath(Path.Combine(newFolder, key))))];
        if (!IsChanged) return;
        if (Path.GetFileName(newPath) != Path.GetFileName(path)) throw new AssetException($"a root map gives {path} another name than the document does ({Path.GetFileName(newPath)}): map its root only.");
        var outside = Files.FirstOrDefault(file => !IsUnder(file.Target, root));
        if (outside.Source is not null) throw new AssetException($"the file {outside.Source} lies outside of the root {AssetRoot.Of(asset.Resource, null)}, below which all its files must be. Shift the root first.");
    }

    private static bool IsUnder(string path, string root) =>
        path.StartsWith(Path.TrimEndingDirectorySeparator(Path.GetFullPath(root)).TrimEnd('/') + Path.DirectorySeparatorChar, StringComparison.Ordinal);
}
