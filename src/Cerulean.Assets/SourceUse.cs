namespace Cerulean.Assets;

/// <summary>Who uses a file: a source must not be removed while any resource points to it, by whatever links.</summary>
internal sealed class SourceUse(IAssetCatalog catalog, AssetLister lister)
{
    private readonly LinkedPaths _links = new();
    private readonly Dictionary<string, List<string>> _chosen = new(LinkedPaths.Comparer); // runs by file, one for each resource
    private readonly List<(string Path, string Run)> _unknown = []; // resources whose files cannot be told
    private Dictionary<string, string>? _others;

    /// <summary>Takes note of the files of a chosen resource.</summary>
    public void Add(AssetTransfer transfer)
    {
        foreach (var (_, source, _) in transfer.Files) Add(source, transfer.Asset.Run);
        if (transfer.Files.Count == 0 && transfer.Fault is not null) AddUnknown(transfer.Asset);
    }

    /// <summary>The resource points to its new files now.</summary>
    public void Move(AssetTransfer transfer)
    {
        foreach (var (_, source, target) in transfer.Files)
        {
            foreach (var file in _links.Of(source)) _chosen[file].Remove(transfer.Asset.Run);
            Add(target, transfer.Asset.Run);
        }
    }

    /// <summary>A run that uses the file; null where none does.</summary>
    public string? Of(string source)
    {
        _others ??= Others();
        var file = _links.Of(source)[0];
        if (_chosen.TryGetValue(file, out var runs) && runs.Count > 0) return runs[0];
        if (_others.TryGetValue(file, out var other)) return other;
        return _unknown.Find(unknown => file.StartsWith(unknown.Path, StringComparison.Ordinal)).Run;
    }

    private void Add(string path, string run)
    {
        foreach (var file in _links.Of(path))
        {
            if (!_chosen.TryGetValue(file, out var runs)) _chosen.Add(file, runs = []);
            runs.Add(run);
        }
    }

    // Of the many other resources only those near the chosen files are looked at closely.
    private Dictionary<string, string> Others()
    {
        var folders = new HashSet<string>(LinkedPaths.Comparer);
        foreach (var file in _chosen.Keys)
        {
            for (var folder = Path.GetDirectoryName(file); folder is not null && folders.Add(folder); folder = Path.GetDirectoryName(folder))
            {
            }
        }

        var others = new Dictionary<string, string>(LinkedPaths.Comparer);
        foreach (var asset in catalog.Others)
        {
            if (!PathsOf(asset).Any(path => folders.Contains(path) || folders.Contains(Path.GetDirectoryName(path) ?? ""))) continue;
            try
            {
                foreach (var file in lister.FilesOf(asset).SelectMany(_links.Follow)) others.TryAdd(file, asset.Run);
            }
            catch (Exception error) when (error is AssetException or IOException or UnauthorizedAccessException)
            {
                AddUnknown(asset);
            }
        }

        return others;
    }

    private void AddUnknown(CatalogAsset asset) => _unknown.AddRange(PathsOf(asset).Select(path => (path, asset.Run)));

    private List<string> PathsOf(CatalogAsset asset)
    {
        try
        {
            return _links.Follow(Path.TrimEndingDirectorySeparator(lister.PathOf(asset.Resource)));
        }
        catch (AssetException)
        {
            // Not in a file of a disk.
            return [];
        }
    }
}
