namespace Cerulean.Documents;

/// <summary>Judges the order of a stream of valid documents: several runs may be interleaved, seq_nums may repeat and have gaps.</summary>
public sealed partial class RunChecker
{
    private readonly Dictionary<string, CheckedRun> _runs = new(StringComparer.Ordinal);
    private readonly HashSet<string> _openRuns = new(StringComparer.Ordinal);
    private readonly Dictionary<string, CheckedDescriptor> _descriptors = new(StringComparer.Ordinal);
    private string? _lastDescriptorUid;
    private CheckedDescriptor? _lastDescriptor;

    /// <summary>Takes the next document and adds what is wrong with its place in the stream.</summary>
    public void Check(Document document, List<Finding> findings)
    {
        switch (document)
        {
            case Event row: CheckEvent(row, findings); break;
            case EventPage page: CheckPage(page, findings); break;
            case RunStart start: CheckStart(start, findings); break;
            case EventDescriptor descriptor: CheckDescriptor(descriptor, findings); break;
            case RunStop stop: CheckStop(stop, findings); break;
            case Resource resource: CheckResource(resource, findings); break;
            case Datum datum: CheckDatum(datum, findings); break;
            case DatumPage page: CheckDatumPage(page, findings); break;
            case StreamResource resource: CheckStreamResource(resource, findings); break;
            case StreamDatum datum: CheckStreamDatum(datum, findings); break;
        }
    }

    /// <summary>Ends the stream: every run must have its stop by now.</summary>
    public void Finish(List<Finding> findings)
    {
        findings.AddRange(_openRuns.Select(run => new Finding("found the end, expected the stop document of the run") { Run = run }));
    }

    /// <summary>Uid of the run that a document belongs to, as far as the documents so far tell; null where they do not.</summary>
    public string? RunOf(Document document) => document switch
    {
        RunStart start => start.Uid,
        RunStop stop => stop.RunStart,
        EventDescriptor descriptor => descriptor.RunStart,
        Event row => Find(row.Descriptor)?.Run.Uid,
        EventPage page => Find(page.Descriptor)?.Run.Uid,
        StreamDatum datum => Find(datum.Descriptor)?.Run.Uid,
        Resource resource => resource.RunStart ?? OnlyOpenRun(),
        StreamResource resource => resource.RunStart ?? OnlyOpenRun(),
        Datum datum => RunOfResource(datum.Resource),
        DatumPage page => RunOfResource(page.Resource),
        _ => null,
    };

    /// <summary>Uid of the run that a descriptor, resource or stream resource belongs to; null where it is not known.</summary>
    public string? RunOf(string parent) => Find(parent)?.Run.Uid ?? RunOfResource(parent);

    /// <summary>Forgets a run that has ended, so that it may come again.</summary>
    internal void Forget(string run)
    {
        _runs.Remove(run);
        foreach (var descriptor in _descriptors.Where(pair => pair.Value.Run.Uid == run).Select(pair => pair.Key).ToArray()) _descriptors.Remove(descriptor);
        _lastDescriptorUid = null;
    }

    private void CheckStart(RunStart start, List<Finding> findings)
    {
        if (!_runs.TryGetValue(start.Uid, out var run)) run = _runs[start.Uid] = new CheckedRun(start.Uid);
        else if (run.IsStarted) findings.Add(Fault(start, start.Uid, "$.uid", $"found a second start of run '{start.Uid}', expected one"));
        if (!run.IsStarted) _openRuns.Add(start.Uid);
        run.IsStarted = true;
    }

    private void CheckStop(RunStop stop, List<Finding> findings)
    {
        if (OpenRun(stop, stop.RunStart, findings) is not { } run) return;
        _openRuns.Remove(run.Uid);
        foreach (var (stream, value) in stop.NumEvents ?? JsonObject.Empty)
        {
            var highest = run.HighestSeqNum(stream);
            if (!value.TryGetInt64(out var number)) number = value.AsDouble() > 0 ? long.MaxValue : long.MinValue;
            if (number == highest) continue;
            findings.Add(Fault(stop, run.Uid, "$.num_events." + stream, number > highest
                ? $"found {value.Describe()} events of stream '{stream}', expected at most its highest seq_num {highest}"
                : $"found {value.Describe()} events of stream '{stream}', whose highest seq_num is {highest}") with
            { IsNote = number < highest });
        }

        run.Close();
    }

    private void CheckDescriptor(EventDescriptor descriptor, List<Finding> findings)
    {
        if (_descriptors.ContainsKey(descriptor.Uid))
        {
            findings.Add(Fault(descriptor, descriptor.RunStart, "$.uid", $"found a second descriptor '{descriptor.Uid}', expected one"));
            return;
        }

        // A descriptor before its start is told once; it is remembered, so that its events are known to be of that run.
        var run = OpenRun(descriptor, descriptor.RunStart, findings) ?? _runs[descriptor.RunStart];
        var stream = run.Stream(descriptor.Stream);
        var known = _descriptors[descriptor.Uid] = run.Describe(stream, descriptor);
        if (stream.Keys is not null && !stream.Keys.SetEquals(known.Keys.All))
        {
            findings.Add(Fault(descriptor, run.Uid, "$.data_keys", $"found the keys {known.Keys.All}, unlike the stream's first descriptor: {stream.Keys}") with { IsNote = true });
        }

        stream.Keys ??= known.Keys.All;
    }

    // The run, if it is open. A run that did not start is told once, with the first of its documents.
    private CheckedRun? OpenRun(Document document, string uid, List<Finding> findings)
    {
        if (!_runs.TryGetValue(uid, out var run))
        {
            _runs[uid] = new CheckedRun(uid);
            findings.Add(Fault(document, uid, "$.run_start", $"found the {document.Name.ToText()} of run '{uid}', expected its start before"));
            return null;
        }

        return IsOpen(run, document, findings) ? run : null;
    }

    private static bool IsOpen(CheckedRun run, Document document, List<Finding> findings)
    {
        if (run.IsStopped) findings.Add(Fault(document, run.Uid, null, $"found after the stop of its run '{run.Uid}', expected before"));
        return run.IsOpen;
    }

    private string? OnlyOpenRun() => _openRuns.Count == 1 ? _openRuns.First() : null;

    private CheckedDescriptor? Find(string uid)
    {
        if (ReferenceEquals(uid, _lastDescriptorUid)) return _lastDescriptor;
        if (!_descriptors.TryGetValue(uid, out var descriptor)) return null;
        (_lastDescriptorUid, _lastDescriptor) = (uid, descriptor);
        return descriptor;
    }

    private static Finding Fault(Document document, string? run, string? path, string message) =>
        new(message) { Name = document.Name.ToText(), Run = run, Path = path };
}
