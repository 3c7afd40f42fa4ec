namespace Cerulean.Assets;

/// <summary>Weighs the files of transfers, finds those that are not there, and tells how far the work has come.</summary>
internal sealed class AssetMeter
{
    private readonly IProgress<AssetProgress>? _progress;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, long> _sizes = new(StringComparer.Ordinal);
    private readonly long _allFiles;
    private readonly long _allBytes;
    private long _files;
    private long _bytes;

    public AssetMeter(IEnumerable<AssetTransfer> transfers, IProgress<AssetProgress>? progress)
    {
        _progress = progress;
        foreach (var transfer in transfers)
        {
            transfer.Bytes = transfer.Files.Sum(file => SizeOf(file.Source));
            var missing = transfer.Files.Where(file => _sizes[file.Source] < 0).ToArray();
            if (missing.Length > 0) transfer.Fault ??= TellMissing(missing, transfer.Files.Count);
            if (transfer.Fault is not null) continue;
            _allFiles += transfer.Files.Count;
            _allBytes += transfer.Bytes;
        }
    }

    /// <summary>Counts a file.</summary>
    public void Done(string source)
    {
        // Together: the last report must be the whole.
        lock (_gate) _progress?.Report(new AssetProgress(++_files, _allFiles, _bytes += _sizes[source], _allBytes));
    }

    /// <summary>What the system says about a file, with its path.</summary>
    public static string Tell(string path, Exception error) =>
        error.Message.Contains(path, StringComparison.Ordinal) ? error.Message : $"{path}: {error.Message}";

    private static string TellMissing((string Key, string Source, string Target)[] missing, int all)
    {
        var there = missing.Count(file => File.Exists(file.Target));
        var hint = there == missing.Length ? " The new place has it: if it was moved by hand, correct the root instead." : "";
        return missing.Length == 1 ? $"{missing[0].Source} is not there.{hint}" : $"{missing.Length} of {all} files are not there, the first is {missing[0].Source}.{hint}";
    }

    private long SizeOf(string path)
    {
        if (!_sizes.TryGetValue(path, out var size)) _sizes.Add(path, size = Disk.SizeOf(path) ?? -1);
        return Math.Max(0, size);
    }
}
