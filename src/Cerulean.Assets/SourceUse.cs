namespace Cerulean.Assets;

/// <summary>Who uses a file: a source must not be removed while any resource points to it.</summary>
internal sealed class SourceUse(IAssetCatalog catalog, AssetLister lister)
{
    private readonly Dictionary<string, List<string>> _chosen = new(StringComparer.Ordinal); // runs by file, one for each resource
    private readonly List<(string Path, string Run)> _unknown = []; // resources whose files cannot be told
    private Dictionary<string, string>? _others;

    /// <summary>Takes note of the files of a chosen resource.</summary>
    public void Add(AssetTransfer transfer)
    {
        foreach (var (_, source, _) in transfer.Files)
        {
            if (!_chosen.TryGetValue(source, out var runs)) _chosen.Add(source, runs = []);
            runs.Add(transfer.Asset.Run);
        }

        if (transfer.Files.Count == 0 && transfer.Fault is not null) AddUnknown(transfer.Asset);
    }

    /// <summary>The resource points elsewhere now.</summary>
    public void Release(AssetTransfer transfer)
    {
        foreach (var (_, source, _) in transfer.Files) _chosen[source].Remove(transfer.Asset.Run);
    }

    /// <summary>A run that uses the file; null where none does.</summary>
    public string? Of(string source)
    {
        _others ??= Others();
        if (_chosen.TryGetValue(source, out var runs) && runs.Count > 0) return runs[0];
        if (_others.TryGetValue(source, out var other)) return other;
        return _unknown.Find(unknown => source.StartsWith(unknown.Path, StringComparison.Ordinal)).Run;
    }

    // Of the many other resources only those near the chosen files are looked at closely.
    private Dictionary<string, string> Others()
    {
        var folders = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in _chosen.Keys)
        {
            for (var folder = Path.GetDirectoryName(file); folder is not null && folders.Add(folder); folder = Path.GetDirectoryName(folder))
            {
            }
        }

        var others = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var asset in catalog.Others)
        {
            if (PathOf(asset) is not { } path || !(folders.Contains(path) || folders.Contains(Path.GetDirectoryName(path) ?? ""))) continue;
            try
            {
                foreach (var file in lister.FilesOf(asset)) others.TryAdd(file, asset.Run);
            }
            catch (Exception error) when (error is AssetException or IOException or UnauthorizedAccessException)
            {
                AddUnknown(asset);
            }
        }

        return others;
    }

    private void AddUnknown(CatalogAsset asset)
    {
        if (PathOf(asset) is { } path) _unknown.Add((path, asset.Run));
    }

    private string? PathOf(CatalogAsset asset)
    {
        try
        {
            return Path.TrimEndingDirectorySeparator(lister.PathOf(asset.Resource));
        }
        catch (AssetException)
        {
            // Not in a file of a disk.
            return null;
        }
    }
}
