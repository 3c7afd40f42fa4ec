using Cerulean.Documents;

namespace Cerulean.Store;

internal sealed partial class RunIndex<TRun>
{
    // As many as a router remembers.
    private const int MostRemembered = 10_000;

    private readonly OrderedDictionary<string, Document> _anybodys = []; // resources that name no run
    private readonly Queue<Document> _waiting = []; // such resources, and their datums, that came while no run was open

    /// <summary>True for a resource that names no run, and for its datums: they may come while no run is open.</summary>
    public bool IsAnybodys(Document document) => document switch
    {
        Resource resource => resource.RunStart is null,
        StreamResource resource => resource.RunStart is null,
        Datum datum => _anybodys.ContainsKey(datum.Resource),
        DatumPage page => _anybodys.ContainsKey(page.Resource),
        _ => false,
    };

    private IReadOnlyList<TRun> OfNewResource(string uid, string? run, Document resource)
    {
        if (run is not null) return Remember(uid, _runs.GetValueOrDefault(run, []));
        _anybodys[uid] = resource;
        if (_anybodys.Count > MostRemembered) _anybodys.RemoveAt(0);
        if (All.Count == 0) Wait(resource);
        return Remember(uid, All);
    }

    private IReadOnlyList<TRun> OfResource(string uid, Document datum)
    {
        if (!_anybodys.TryGetValue(uid, out var resource)) return OfParent(uid);
        if (All.Count == 0) Wait(datum);
        foreach (var run in All) Require(run, uid, resource);
        return All;
    }

    private TRun[] OfStream(StreamDatum datum)
    {
        var runs = OfParent(datum.Descriptor);
        if (!_anybodys.TryGetValue(datum.StreamResource, out var resource)) return runs;
        foreach (var run in runs) Require(run, datum.StreamResource, resource);
        return runs;
    }

    private void Require(TRun run, string uid, Document resource)
    {
        if (_parents.TryGetValue(uid, out var runs) && runs.Contains(run)) return;
        Remember(uid, [run]);
        deliver(run, resource);
    }

    private void Wait(Document document)
    {
        _waiting.Enqueue(document);
        if (_waiting.Count > MostRemembered) _waiting.Dequeue();
    }

    private void DeliverWaiting(TRun run)
    {
        while (_waiting.TryDequeue(out var document))
        {
            if (document is Resource resource) Remember(resource.Uid, [run]);
            if (document is StreamResource stream) Remember(stream.Uid, [run]);
            deliver(run, document);
        }
    }
}
