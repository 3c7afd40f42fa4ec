using Cerulean.Documents;

namespace Cerulean.Store;

/// <summary>
/// Takes the documents of a file. A run is staged until its stop, then it becomes visible, numbered and acknowledged in one transaction;
/// a run that is not in order leaves nothing behind. To be used by one thread, and disposed of: what is still staged then is dropped.
/// </summary>
public sealed partial class FileIngest : IDocumentSink, IDisposable
{
    private const long ReadyBytes = 8 << 20;
    private const long AllBytes = 32 << 20;

    private readonly bool _keepIncomplete;
    private readonly int _runsPerCommit;
    private readonly Action<IngestOutcome>? _completed;
    private readonly Stage _stage;
    private readonly RunChecker _checker = new();
    private readonly RunIndex<FileRun> _open;
    private readonly Dictionary<string, string> _rejected = [];
    private readonly Dictionary<string, string> _broken = []; // descriptors and resources that an error names before they come
    private readonly HashSet<string> _ended = [];
    private readonly List<IngestOutcome> _outcomes = [];
    private readonly List<Finding> _findings = [];
    private long _weight;
    private long _ready;

    internal FileIngest(IDatabase database, bool keepIncomplete, Action<IngestOutcome>? completed, int runsPerCommit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(runsPerCommit, 1);
        _runsPerCommit = runsPerCommit;
        (_keepIncomplete, _completed, _stage, _open) = (keepIncomplete, completed, new Stage(database), new RunIndex<FileRun>((run, document) => Add(run, document)));
        _stage.DropDead();
    }

    /// <summary>What became of the runs so far, in the order in which that was known.</summary>
    public IReadOnlyList<IngestOutcome> Outcomes => _outcomes;

    /// <summary>Says where the document that is being taken stands, for messages about it.</summary>
    public Func<string>? Place { get; set; }

    /// <summary>Takes the next document.</summary>
    public void Accept(Document document)
    {
        PublishEndedSoon();
        _findings.Clear();
        // A run may come again in one file.
        if (document is RunStart again && _ended.Contains(again.Uid))
        {
            PublishEnded();
            _checker.Forget(again.Uid);
        }

        _checker.Check(document, _findings);
        if (RejectAny(document)) return;
        if (document is RunStart start) Begin(start);
        else Continue(document);
    }

    /// <summary>Publishes the runs that have ended, and drops what else has no outcome; where that cannot be done now, the next ingest does it.</summary>
    public void Dispose()
    {
        try
        {
            PublishEnded();
            foreach (var run in _open.All)
            {
                run.Dispose();
                _stage.Drop(run.Draft);
            }
        }
        catch (StoreException)
        {
            // The reason has been told by the call that failed before.
        }
        finally
        {
            _stage.Dispose();
        }
    }

    private void Begin(RunStart start)
    {
        if (_rejected.ContainsKey(start.Uid)) return;
        if (_stage.FindDeleted(start.Uid) is { } deleted)
        {
            Reject(start.Uid, Tell(deleted));
            return;
        }

        var run = new FileRun(start, _stage.FindClosed(start.Uid));
        if (Add(run, start)) _open.Open(start.Uid, run);
    }

    private void Continue(Document document)
    {
        var runs = _open.Find(document);
        for (var i = 0; i < runs.Count; i++)
        {
            if (Add(runs[i], document) && document is RunStop) Complete(runs[i]);
        }

        if (_weight > AllBytes) Spill(all: true);
    }

    // False where the run is rejected.
    private bool Add(FileRun run, Document document)
    {
        _weight -= run.Draft.Weight;
        _ready -= run.Draft.ReadyWeight;
        var fault = run.Add(document);
        _weight += run.Draft.Weight;
        _ready += run.Draft.ReadyWeight;
        if (fault is not null && _rejected.TryAdd(run.Uid, fault)) Drop(run, Tell(fault));
        else if (_ready >= ReadyBytes) Spill(all: false);
        return fault is null;
    }

    private void Spill(bool all)
    {
        foreach (var run in _open.All.Where(run => !run.IsStored)) _stage.Spill(run.Draft, all);
        Reweigh();
    }

    private void Reweigh() => (_weight, _ready) = (_open.All.Sum(run => run.Draft.Weight), _open.All.Sum(run => run.Draft.ReadyWeight));

    private void Close(FileRun run)
    {
        _open.Close(run.Uid);
        run.Dispose();
        Reweigh();
    }

    // What has ended before is told before.
    private void Report(IngestOutcome outcome)
    {
        PublishEnded();
        _outcomes.Add(outcome);
        _completed?.Invoke(outcome);
    }
}
