using System.Collections.Concurrent;

namespace Cerulean.Assets;

public sealed partial class AssetFiles
{
    /// <summary>
    /// Looks at every file: whether it is there, can be read and, where the history keeps its hash since a move, is still the same.
    /// </summary>
    /// <returns>All files, in the order of <see cref="List"/>, with what is wrong.</returns>
    public IReadOnlyList<AssetFile> Verify(AssetOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new AssetOptions();
        var files = catalog.Chosen.SelectMany(asset => Expected(asset)).ToArray();
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, options.Parallel), CancellationToken = cancellationToken };
        var (gate, done, bytes, all) = (new Lock(), 0L, 0L, files.Sum(file => file.File.Bytes ?? 0));
        Parallel.ForEach(Partitioner.Create(0, files.Length, 1), parallel, range =>
        {
            var (file, expected) = files[range.Item1];
            if (file.Problem is null) files[range.Item1].File = file with { Problem = ProblemOf(file, expected, cancellationToken) };
            lock (gate) options.Progress?.Report(new AssetProgress(++done, files.Length, bytes += file.Bytes ?? 0, all));
        });
        return [.. files.Select(file => file.File)];
    }

    private List<(AssetFile File, (long Bytes, string Sha256)? Expected)> Expected(CatalogAsset asset)
    {
        var files = Files(asset).ToArray();
        var hashes = MoveRecord.Hashes(asset.Changes);
        if (hashes.Count == 0) return [.. files.Select(file => (file, ((long, string)?)null))];
        var folder = Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(_lister.PathOf(asset.Resource)))!;
        return [.. files.Select(file => (file, hashes.TryGetValue(Path.GetRelativePath(folder, file.Path), out var known) ? known : ((long, string)?)null))];
    }

    private static string? ProblemOf(AssetFile file, (long Bytes, string Sha256)? expected, CancellationToken cancellationToken)
    {
        try
        {
            if (expected is not { } known) return CanBeRead(file.Path);
            if (file.Bytes != known.Bytes) return $"has changed since it was moved: {file.Bytes} bytes, then {known.Bytes}";
            return FileCopy.HashOf(file.Path, cancellationToken) == known.Sha256 ? null : "has changed since it was moved: its SHA-256 is another one";
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return $"cannot be read: {error.Message}";
        }
    }

    // Its first byte: what is wrong with the rest of a file without a hash, only its handler can tell.
    private static string? CanBeRead(string path)
    {
        using var file = Disk.OpenToRead(path);
        Span<byte> first = stackalloc byte[1];
        _ = RandomAccess.Read(file, first, 0);
        return null;
    }
}
