namespace Cerulean.Documents;

/// <summary>
/// Parts interleaved runs: one function gives each run a sink of its own, or none; a second one may give further sinks to single descriptors.
/// A sink that joins at a descriptor is first sent the start, that descriptor, and the resources of the run so far; from then on it is sent
/// the rows of its descriptors, all resources and datums of the run, and the stop.
/// </summary>
/// <remarks>
/// Several sinks go into a <see cref="FanOut"/>, one that wants only events or only pages behind a <see cref="GranularSink"/>.
/// A resource that names no run goes to all that are open, and to later ones when one of its datums comes; the last 10,000 are remembered for that.
/// With its stop a run is forgotten.
/// </remarks>
/// <param name="ofRun">The sink of a run.</param>
/// <param name="ofDescriptor">The further sink of a descriptor; it may be one that has joined the run before.</param>
public sealed class RunRouter(Func<RunStart, IDocumentSink?> ofRun, Func<RunStart, EventDescriptor, IDocumentSink?>? ofDescriptor = null) : IDocumentSink
{
    private readonly Dictionary<string, RoutedRun> _runs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IDocumentSink> _descriptors = new(StringComparer.Ordinal);
    private const int MaxShared = 10_000;

    // The open runs that have had a resource; and the resources that name none, oldest first.
    private readonly Dictionary<string, FanOut> _resources = new(StringComparer.Ordinal);
    private readonly OrderedDictionary<string, Document> _shared = new(StringComparer.Ordinal);
    private string? _lastUid;
    private IDocumentSink _last = FanOut.None;

    /// <summary>Uids of the runs that have had no stop yet.</summary>
    public IReadOnlyCollection<string> OpenRuns => _runs.Keys;

    /// <summary>Hands the document to the sinks of its run.</summary>
    /// <exception cref="InvalidOperationException">It names a run, descriptor or resource that is not known, or repeats a start or a descriptor.</exception>
    public void Accept(Document document)
    {
        switch (document)
        {
            case Event row: OfDescriptor(row, row.Descriptor).Accept(row); break;
            case EventPage page: OfDescriptor(page, page.Descriptor).Accept(page); break;
            case RunStart start: Begin(start); break;
            case EventDescriptor descriptor: Describe(descriptor); break;
            case Resource resource: Announce(resource, resource.Uid, resource.RunStart); break;
            case Datum datum: OfResource(datum, datum.Resource).Accept(datum); break;
            case DatumPage page: OfResource(page, page.Resource).Accept(page); break;
            case StreamResource resource: Announce(resource, resource.Uid, resource.RunStart); break;
            case StreamDatum datum:
                OfResource(datum, datum.StreamResource);
                OfDescriptor(datum, datum.Descriptor).Accept(datum);
                break;
            case RunStop stop: End(stop); break;
            default: throw new ArgumentNullException(nameof(document));
        }
    }

    // A run or descriptor is known before its sinks are sent it: when one of them fails, the others can still be sent the rest, up to the stop.
    private void Begin(RunStart start)
    {
        if (_runs.ContainsKey(start.Uid)) throw Repeats(start, start.Uid);
        var run = _runs[start.Uid] = new RoutedRun(start, ofRun(start));
        run.Accept(start);
    }

    private void Describe(EventDescriptor descriptor)
    {
        var run = OfRun(descriptor, descriptor.RunStart);
        if (_descriptors.ContainsKey(descriptor.Uid)) throw Repeats(descriptor, descriptor.Uid);
        var further = ofDescriptor?.Invoke(run.Start, descriptor);
        _descriptors[descriptor.Uid] = run.OfRows(further);
        run.Describe(descriptor, further);
    }

    private void Announce(Document resource, string uid, string? run)
    {
        if (run is not null)
        {
            Send(resource, uid, OfRun(resource, run));
            return;
        }

        if (_shared.Count == MaxShared) _shared.RemoveAt(0);
        _shared[uid] = resource;
        Send(resource, uid, [.. _runs.Values]);
    }

    private void Send(Document resource, string uid, params RoutedRun[] runs)
    {
        _resources[uid] = new FanOut([.. _resources.GetValueOrDefault(uid, FanOut.None).Sinks.Union(runs)]);
        foreach (var run in runs) run.Resources.Add((uid, resource));
        new FanOut(runs).Accept(resource);
    }

    private void End(RunStop stop)
    {
        var run = OfRun(stop, stop.RunStart);
        Forget(run);
        run.Accept(stop);
    }

    private void Forget(RoutedRun run)
    {
        _runs.Remove(run.Start.Uid);
        foreach (var descriptor in run.Descriptors) _descriptors.Remove(descriptor);
        foreach (var (uid, _) in run.Resources)
        {
            var others = _resources.GetValueOrDefault(uid, FanOut.None).Sinks.Where(other => other != run).ToArray();
            if (others.Length == 0) _resources.Remove(uid);
            else _resources[uid] = new FanOut(others);
        }

        (_lastUid, _last) = (null, FanOut.None);
    }

    private RoutedRun OfRun(Document document, string uid) => _runs.GetValueOrDefault(uid) ?? throw Unknown(document, "run", uid);

    private FanOut OfResource(Document document, string uid)
    {
        var known = _resources.GetValueOrDefault(uid, FanOut.None);
        if (known.Sinks.Count < _runs.Count && _shared.TryGetValue(uid, out var shared))
        {
            Send(shared, uid, [.. _runs.Values.Except(known.Sinks).Cast<RoutedRun>()]);
            return _resources[uid];
        }

        return known.Sinks.Count > 0 ? known : throw Unknown(document, "resource", uid);
    }

    // Uids of one reader are shared: the events of a stream mostly come with the same string as the one before.
    private IDocumentSink OfDescriptor(Document document, string uid)
    {
        if (ReferenceEquals(uid, _lastUid)) return _last;
        (_lastUid, _last) = (uid, _descriptors.GetValueOrDefault(uid) ?? throw Unknown(document, "descriptor", uid));
        return _last;
    }

    private static InvalidOperationException Unknown(Document document, string kind, string uid) => new(
        $"The {document.Name.ToText()} is of {kind} '{uid}', which is not known; it must come after the {(kind == "run" ? "start" : kind)} and before the stop of the run.");

    private static InvalidOperationException Repeats(Document document, string uid) => new(
        $"The {document.Name.ToText()} '{uid}' comes a second time; each must have a uid of its own.");
}
