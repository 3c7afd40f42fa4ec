using Cerulean.Documents;

namespace Cerulean.Store;

/// <summary>
/// Takes the documents of a live stream and says what becomes of its runs. A document is kept as soon as it is accepted;
/// after one that is refused nothing more is taken of its run, and what came before stays as an open run.
/// </summary>
public sealed class LiveIngest : IDocumentSink, IDisposable
{
    private readonly LiveLog _log;
    private readonly RunIndex<LiveRun> _source;
    private readonly Action<IngestOutcome>? _completed;
    private readonly List<LiveRun> _open = [];
    private readonly HashSet<string> _refused = [];
    private readonly List<IngestOutcome> _outcomes = [];

    internal LiveIngest(LiveLog log, Action<IngestOutcome>? completed) => (_log, _source, _completed) = (log, log.Source(), completed);

    /// <summary>What became of the runs so far, in the order in which that was known.</summary>
    public IReadOnlyList<IngestOutcome> Outcomes => _outcomes;

    /// <summary>Takes the next document. After a stop it waits until the run is on disk.</summary>
    /// <exception cref="StoreException">The store cannot write.</exception>
    public void Accept(Document document)
    {
        if (_log.Accept(_source, document).Runs is not { } runs)
        {
            RefuseOrphan(document);
            return;
        }

        if (document is RunStart start)
        {
            _open.RemoveAll(run => run.Uid == start.Uid);
            _open.Add(runs[0]);
        }

        foreach (var run in runs)
        {
            if (run.Fault is not null) Refuse(run, run.Fault);
            else if (run.IsStopped) Complete(run);
        }
    }

    /// <summary>Says that a piece of the stream could not be read: nothing more is taken of the run it names, or else of all that are open.</summary>
    public void Break(Finding finding)
    {
        foreach (var run in _log.RunsOf(_source, finding)) Refuse(run, finding.ToString());
    }

    /// <summary>Says that the stream ends, and waits until everything is on disk. A run without a stop stays open.</summary>
    /// <exception cref="StoreException">The store cannot write.</exception>
    public void Finish()
    {
        _log.Flush();
        foreach (var run in _open.ToArray())
        {
            _open.Remove(run);
            _log.Leave(_source, run);
            if (run.TellFault() is { } fault) Report(run.Outcome(IngestStatus.Rejected, fault));
            else Report(run.IsNew ? run.Outcome(IngestStatus.Stored, "open: its stop has not come") : run.Outcome(IngestStatus.Already, null));
        }
    }

    /// <summary>Lets go of the runs that have no stop; what has been taken of them stays.</summary>
    public void Dispose()
    {
        foreach (var run in _open) _log.Leave(_source, run);
        _open.Clear();
    }

    private void Complete(LiveRun run)
    {
        _open.Remove(run);
        _log.Flush();
        if (run.TellFault() is { } fault) Report(run.Outcome(IngestStatus.Rejected, fault));
        else Report(run.Outcome(run.IsNew ? IngestStatus.Stored : IngestStatus.Already, null));
    }

    private void Refuse(LiveRun run, string fault)
    {
        _log.Refuse(run, fault);
        _ = run.TellFault();
        if (_open.Remove(run)) Report(run.Outcome(IngestStatus.Rejected, fault));
    }

    // Told once for each run, or parent, that has not come.
    private void RefuseOrphan(Document document)
    {
        var (run, parent) = document switch
        {
            RunStop stop => (stop.RunStart, stop.RunStart),
            EventDescriptor descriptor => (descriptor.RunStart, descriptor.RunStart),
            Event row => ("", row.Descriptor),
            EventPage page => ("", page.Descriptor),
            StreamDatum datum => ("", datum.Descriptor),
            Datum datum => ("", datum.Resource),
            DatumPage page => ("", page.Resource),
            Resource resource => (resource.RunStart ?? "", resource.RunStart ?? ""),
            StreamResource resource => (resource.RunStart ?? "", resource.RunStart ?? ""),
            _ => ("", ""),
        };
        if (!_refused.Add(parent)) return;
        Report(new IngestOutcome(run, 0, 0, [], IngestStatus.Rejected, $"found the {document.Name.ToText()} that belongs to '{parent}', which has not come or has ended"));
    }

    private void Report(IngestOutcome outcome)
    {
        _outcomes.Add(outcome);
        _completed?.Invoke(outcome);
    }
}
