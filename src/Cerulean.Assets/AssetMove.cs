using System.Collections.Concurrent;
using Cerulean.Documents;

namespace Cerulean.Assets;

/// <summary>
/// Brings the files of resources to another root. Some hundred resources at a time: their files are copied, on disk and read back before the catalog
/// points to them, in one transaction; only then are the sources removed. What a crash leaves between is finished by the next call.
/// </summary>
internal sealed class AssetMove(IAssetCatalog catalog, AssetLister lister, string root, AssetOptions options, TimeProvider time, CancellationToken cancellationToken)
{
    private const int MostResources = 500;
    private const long MostBytes = 4L << 30;

    private readonly ConcurrentDictionary<(string Source, string Target), Lazy<FileCopy>> _copies = [];
    private readonly ConcurrentDictionary<string, object> _gates = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _folders = new(StringComparer.Ordinal);
    private readonly SourceUse _use = new(catalog, lister);
    private readonly HashSet<string> _arrived = new(StringComparer.Ordinal);
    private readonly List<(AssetTransfer Transfer, DocumentChange Change)> _leftovers = [];
    private AssetMeter _meter = new([], null);

    /// <summary>Copies the files, and leaves catalog and sources alone.</summary>
    public IReadOnlyList<AssetTransfer> Copy() => Run(isMove: false);

    /// <summary>Copies the files, lets the catalog point to the copies, and removes the sources that nobody else uses.</summary>
    public IReadOnlyList<AssetTransfer> Move() => Run(isMove: true);

    private List<AssetTransfer> Run(bool isMove)
    {
        using var claim = isMove && !options.DryRun ? catalog.ClaimMove() : null;
        var all = Plan();
        if (claim is not null) FinishLeftovers();
        var concerned = all.Where(transfer => transfer.IsChanged || transfer.IsUnfinished || (transfer.Fault is not null && (transfer.New is not null || options.From is null))).ToList();
        _meter = new AssetMeter(concerned, options.Progress);
        if (options.DryRun) return concerned;
        var ready = concerned.Where(transfer => transfer.Fault is null).ToList();
        for (int at = 0, next; at < ready.Count; at = next)
        {
            next = EndOfBatch(ready, at);
            var batch = ready[at..next];
            CopyFiles(batch);
            if (isMove) RemoveUnused(batch);
            foreach (var folder in _folders.Keys) Disk.FlushFolder(folder);
            _folders.Clear();
            if (isMove) Switch([.. batch.Where(transfer => transfer.Fault is null)]);
        }

        return concerned;
    }

    private List<AssetTransfer> Plan()
    {
        var all = new List<AssetTransfer>();
        foreach (var asset in catalog.Chosen)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var transfer = AssetTransfer.Plan(asset, root, options, lister);
            all.Add(transfer);
            _use.Add(transfer);
            _leftovers.AddRange(asset.Changes.Where(MoveRecord.IsPending).Select(change => (transfer, change)));
        }

        return all;
    }

    private static int EndOfBatch(List<AssetTransfer> all, int start)
    {
        var end = start;
        for (long bytes = 0; end < all.Count && end - start < MostResources && bytes < MostBytes; end++) bytes += all[end].Bytes;
        return end;
    }

    private void CopyFiles(List<AssetTransfer> batch)
    {
        var files = batch.SelectMany(transfer => transfer.Files.Select(file => (transfer, file))).ToArray();
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, options.Parallel), CancellationToken = cancellationToken };
        Parallel.ForEach(Partitioner.Create(files, loadBalance: true), parallel, each =>
        {
            var (transfer, (key, source, target)) = each;
            try
            {
                var copy = _copies.GetOrAdd((source, target), pair => new Lazy<FileCopy>(() => Copy(pair.Source, pair.Target))).Value;
                lock (transfer) transfer.Copies[key] = copy;
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                lock (transfer) transfer.Fault ??= AssetMeter.Tell(source, error);
            }

            _meter.Done(source);
        });
    }

    // Two sources may have one target: the second must be equal to the first.
    private FileCopy Copy(string source, string target)
    {
        lock (_gates.GetOrAdd(target, _ => new object()))
        {
            MakeFolder(Path.GetDirectoryName(target)!);
            return FileCopy.Make(source, target, cancellationToken);
        }
    }

    // A new folder is an entry of the one above, which has to be on disk as well.
    private void MakeFolder(string folder)
    {
        if (!Directory.Exists(folder))
        {
            if (Path.GetDirectoryName(folder) is { } above) MakeFolder(above);
            Disk.Do($"The folder {folder} cannot be made", () => Directory.CreateDirectory(folder));
        }

        _folders.TryAdd(folder, true);
    }

    // A resource that cannot move as a whole leaves no copies behind. Nobody else can have taken them for his own: there is one mover at a time.
    private void RemoveUnused(List<AssetTransfer> batch)
    {
        foreach (var transfer in batch.Where(transfer => transfer.Fault is null)) _arrived.UnionWith(transfer.Files.Select(file => file.Target));
        foreach (var (key, source, target) in batch.Where(transfer => transfer.Fault is not null).SelectMany(transfer => transfer.Files))
        {
            if (!_copies.TryRemove((source, target), out var copy) || _arrived.Contains(target)) continue;
            if (IsNew(copy)) File.Delete(target);
        }
    }

    private static bool IsNew(Lazy<FileCopy> copy)
    {
        try
        {
            return copy.Value.IsNew;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // It is the fault of its resource already.
            return false;
        }
    }

    private void Switch(List<AssetTransfer> batch)
    {
        var now = time.UnixSeconds();
        var made = catalog.Replace([.. batch.Select(transfer => transfer.Change("move", root, options.From, now))])
            .ToDictionary(change => (change.Run, change.Uid));
        var settled = new List<DocumentChange>();
        foreach (var transfer in batch)
        {
            if (made.ContainsKey((transfer.Asset.Run, transfer.Asset.Uid))) _use.Move(transfer);
            else transfer.Fault = "the resource was changed by somebody else meanwhile; the copies are left where they are. Try again.";
        }

        foreach (var transfer in batch.Where(transfer => transfer.Fault is null))
        {
            foreach (var (key, source, _) in transfer.Files) RemoveSource(transfer, source, transfer.Copies[key]);
            if (made[(transfer.Asset.Run, transfer.Asset.Uid)] is var change && MoveRecord.IsPending(change) && transfer.Fault is null) settled.Add(MoveRecord.Settled(change));
        }

        catalog.Amend(settled);
    }

    private void RemoveSource(AssetTransfer transfer, string source, FileCopy copy)
    {
        try
        {
            if (_use.Of(source) is { } user) transfer.Note ??= $"{source} stays: run {user} uses it too";
            else if (!File.Exists(source)) return;
            else if (copy.IsOf(source)) File.Delete(source);
            else transfer.Fault ??= $"the copy is in use now, but {source} has been written since it was copied, and stays: compare the two.";
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            transfer.Fault ??= $"the copy is in use now, but {source} cannot be removed: {error.Message} Then give the command again.";
        }
    }

    // Moves whose sources a crash has left, or a folder that could not be written.
    private void FinishLeftovers()
    {
        var settled = new List<DocumentChange>();
        foreach (var (transfer, change) in _leftovers)
        {
            foreach (var (source, target, hash) in MoveRecord.Files(change)) RemoveLeftover(transfer, source, target, hash);
            if (!transfer.IsUnfinished) settled.Add(MoveRecord.Settled(change));
        }

        catalog.Amend(settled);
    }

    private void RemoveLeftover(AssetTransfer transfer, string source, string target, string hash)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            if (!File.Exists(source) || !File.Exists(target) || FileIdentity.AreOne(source, target) || _use.Of(source) is not null) return;
            // Neither may be another file by now.
            if (FileCopy.HashOf(target, cancellationToken) == hash && FileCopy.HashOf(source, cancellationToken) == hash) File.Delete(source);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            transfer.IsUnfinished = true;
            var message = $"{source} is left of an earlier move, and cannot be removed: {error.Message} Then give the command again.";
            // Files that go on to a third place are not held up by it.
            if (transfer.IsChanged) transfer.Note ??= message;
            else transfer.Fault ??= message;
        }
    }
}
