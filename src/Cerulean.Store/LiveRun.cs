using Cerulean.Documents;

namespace Cerulean.Store;

/// <summary>A run that comes in document by document: judged in its order, and compared with what the store has of it already.</summary>
internal sealed class LiveRun : IDisposable
{
    private readonly RunChecker _checker = new();
    private readonly List<Finding> _findings = [];
    private readonly RunTally _tally = new();
    private StoredRun? _stored;
    private long _documents;
    private bool _isTold;

    /// <summary>A run that is new, or that the store has a part or all of.</summary>
    public LiveRun(RunStart start, IDatabase database)
    {
        Uid = start.Uid;
        using (var reader = database.Read()) Fault = DeletedRun.Find(reader, Uid)?.ToString();
        _stored = StoredRun.Find(database, Uid);
        Draft = _stored is null or { IsClosed: true } ? RunDraft.Live(start) : RunDraft.Continue(_stored.Row, _stored.Reader);
    }

    public string Uid { get; }

    /// <summary>What is to be written; touched by the thread that writes.</summary>
    public RunDraft Draft { get; }

    /// <summary>Why nothing more is taken of the run; null while it is good.</summary>
    public string? Fault { get; private set; }

    /// <summary>True once something has been taken that the store did not have.</summary>
    public bool IsNew { get; private set; }

    /// <summary>True after the stop.</summary>
    public bool IsStopped { get; private set; }

    /// <summary>Judges the next document of the run. One that is not in order, or differs from what is stored, is the fault of the run.</summary>
    /// <returns>What is to be written of it: nothing where the store has it, or where the run is at fault.</returns>
    public Document? Take(Document document)
    {
        IsStopped |= document is RunStop;
        if (Fault is not null) return null;
        _findings.Clear();
        _checker.Check(document, _findings);
        if (_findings.Find(finding => !finding.IsNote) is { } error) return Refuse(error.ToString());
        _tally.Add(document);
        _documents++;
        var fresh = document;
        if (_stored?.Compare(document, out fresh) is { } fault) return Refuse(fault);
        IsNew |= fresh is not null;

        // Once all that is stored has come, there is nothing left to compare with; and a snapshot that is held for long keeps the log of the database growing.
        if (IsStopped || _stored is { IsClosed: false, IsDone: true }) Dispose();
        return fresh;
    }

    /// <summary>Takes nothing more of the run; what has been taken stays.</summary>
    public Document? Refuse(string fault)
    {
        Fault ??= fault;
        Dispose();
        return null;
    }

    /// <summary>Why nothing more is taken of the run, once.</summary>
    public string? TellFault()
    {
        if (_isTold) return null;
        _isTold = Fault is not null;
        return Fault;
    }

    public IngestOutcome Outcome(IngestStatus status, string? message) => new(Uid, _documents, _tally.Rows, _tally.Streams, status, message);

    public void Dispose()
    {
        _stored?.Dispose();
        _stored = null;
    }
}
