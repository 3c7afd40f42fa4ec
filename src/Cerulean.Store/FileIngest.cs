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

    private readonly IDatabase _database;
    private readonly bool _keepIncomplete;
    private readonly Action<IngestOutcome>? _completed;
    private readonly Stage _stage;
    private readonly RunChecker _checker = new();
    private readonly RunIndex<RunDraft> _open = new();
    private readonly Dictionary<string, string> _rejected = [];
    private readonly Dictionary<string, string> _broken = []; // descriptors and resources that an error names before they come
    private readonly List<IngestOutcome> _outcomes = [];
    private readonly List<Finding> _findings = [];
    private long _weight;
    private long _ready;

    internal FileIngest(IDatabase database, bool keepIncomplete, Action<IngestOutcome>? completed)
    {
        (_database, _keepIncomplete, _completed, _stage) = (database, keepIncomplete, completed, new Stage(database));
        _stage.DropDead();
    }

    /// <summary>What became of the runs so far, in the order in which that was known.</summary>
    public IReadOnlyList<IngestOutcome> Outcomes => _outcomes;

    /// <summary>Says where the document that is being taken stands, for messages about it.</summary>
    public Func<string>? Place { get; set; }

    /// <summary>Takes the next document.</summary>
    public void Accept(Document document)
    {
        _findings.Clear();
        _checker.Check(document, _findings);
        if (RejectAny(document)) return;
        if (document is RunStart start) Begin(start);
        else Continue(document);
    }

    /// <summary>Drops what has no outcome; where that cannot be done now, the next ingest does it.</summary>
    public void Dispose()
    {
        try
        {
            foreach (var run in _open.All) _stage.Drop(run);
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
        var run = RunDraft.OfFile(start);
        run.Add(start);
        _open.Open(start.Uid, run);
        Weigh(run, 0, 0);
    }

    private void Continue(Document document)
    {
        foreach (var run in _open.Find(document))
        {
            var (weight, ready) = (run.Weight, run.ReadyWeight);
            run.Add(document);
            Weigh(run, weight, ready);
            if (document is RunStop) Complete(run);
        }

        if (_weight > AllBytes) SpillAll();
    }

    private void Weigh(RunDraft run, long weightBefore, long readyBefore)
    {
        _weight += run.Weight - weightBefore;
        _ready += run.ReadyWeight - readyBefore;
        if (_ready < ReadyBytes) return;
        foreach (var open in _open.All) _stage.Spill(open, all: false);
        Reweigh();
    }

    private void SpillAll()
    {
        foreach (var run in _open.All) _stage.Spill(run, all: true);
        Reweigh();
    }

    private void Reweigh() => (_weight, _ready) = (_open.All.Sum(run => run.Weight), _open.All.Sum(run => run.ReadyWeight));

    private void Complete(RunDraft run)
    {
        Close(run);
        var outcome = _stage.Publish(run, RunState.Closed);
        Report(outcome.Status == IngestStatus.Rejected ? outcome with { Message = Tell(outcome.Message!) } : outcome);
    }

    private void Close(RunDraft run)
    {
        _open.Close(run.Row.Uid);
        Reweigh();
    }

    private void Report(IngestOutcome outcome)
    {
        _outcomes.Add(outcome);
        _completed?.Invoke(outcome);
    }
}
