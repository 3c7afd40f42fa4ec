using Cerulean.Documents;

namespace Cerulean.Store;

/// <summary>
/// Finds the open runs that a document belongs to: mostly one. A resource that names no run serves all that are open, and later ones that get its datums;
/// where none is open it waits for the next.
/// </summary>
/// <param name="deliver">Takes a resource, or a datum, that a run needs before the document that is looked up.</param>
internal sealed partial class RunIndex<TRun>(Action<TRun, Document> deliver) where TRun : class
{
    private readonly Dictionary<string, TRun[]> _runs = [];
    private readonly Dictionary<string, TRun[]> _parents = []; // by uid of descriptor, resource, stream resource
    private TRun[]? _all;
    private string? _lastUid;
    private TRun[] _lastRuns = [];

    /// <summary>The open runs.</summary>
    public IReadOnlyList<TRun> All => _all ??= [.. _runs.Values.Select(run => run[0])];

    public TRun? Find(string uid) => _runs.GetValueOrDefault(uid)?[0];

    /// <summary>The runs of a descriptor, resource or stream resource.</summary>
    public IReadOnlyList<TRun> FindParent(string uid) => _parents.GetValueOrDefault(uid, []);

    /// <summary>The runs of a document that is no start; a parent is remembered.</summary>
    public IReadOnlyList<TRun> Find(Document document)
    {
        switch (document)
        {
            case Event row: return OfParent(row.Descriptor);
            case EventPage page: return OfParent(page.Descriptor);
            case Datum datum: return OfResource(datum.Resource, datum);
            case DatumPage page: return OfResource(page.Resource, page);
            case StreamDatum datum: return OfStream(datum);
            case EventDescriptor descriptor: return Remember(descriptor.Uid, _runs.GetValueOrDefault(descriptor.RunStart, []));
            case Resource resource: return OfNewResource(resource.Uid, resource.RunStart, resource);
            case StreamResource resource: return OfNewResource(resource.Uid, resource.RunStart, resource);
            case RunStop stop: return _runs.GetValueOrDefault(stop.RunStart, []);
            default: throw new ArgumentException($"A {document.Name.ToText()} opens a run.", nameof(document));
        }
    }

    /// <summary>Opens a run whose start has been taken.</summary>
    public void Open(string uid, TRun run)
    {
        _runs.Add(uid, [run]);
        _all = null;
        DeliverWaiting(run);
    }

    public void Close(string uid)
    {
        if (!_runs.Remove(uid, out var closed)) return;
        (_all, _lastUid) = (null, null);
        foreach (var (parent, runs) in _parents.Where(pair => pair.Value.Contains(closed[0])).ToArray())
        {
            if (runs.Length == 1) _parents.Remove(parent);
            else _parents[parent] = [.. runs.Where(run => run != closed[0])];
        }
    }

    // Most documents have the parent of the one before.
    private TRun[] OfParent(string uid)
    {
        if (ReferenceEquals(uid, _lastUid)) return _lastRuns;
        (_lastUid, _lastRuns) = (uid, _parents.GetValueOrDefault(uid, []));
        return _lastRuns;
    }

    private IReadOnlyList<TRun> Remember(string uid, IReadOnlyList<TRun> runs)
    {
        _parents[uid] = [.. _parents.GetValueOrDefault(uid, []).Union(runs)];
        _lastUid = null;
        return runs;
    }
}
