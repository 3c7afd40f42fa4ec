using Cerulean.Documents;

namespace Cerulean.Store;

/// <summary>A run that comes in document by document: judged in its order, and compared with what the store has of it already.</summary>
internal sealed class LiveRun : IDisposable
{
    private readonly RunChecker _checker = new();
    private readonly List<Finding> _findings = [];
    private readonly RunTally _tally = new();
    private readonly bool _isStoredClosed;
    private IDatabaseReader? _snapshot;
    private RunMatcher? _stored;

    /// <summary>A run that is new, or that the store has a part or all of.</summary>
    public LiveRun(RunStart start, IDatabase database)
    {
        Uid = start.Uid;
        var reader = database.Read();
        if (reader.Run(start.Uid) is not { } row)
        {
            reader.Dispose();
            Draft = RunDraft.Live(start);
            return;
        }

        var stored = new RunReader(reader, row);
        _isStoredClosed = row.State == RunState.Closed;
        (_snapshot, _stored, Draft) = (reader, new RunMatcher(stored), RunDraft.Continue(row, stored));
    }

    public string Uid { get; }

    /// <summary>What is to be written; touched by the thread that writes.</summary>
    public RunDraft Draft { get; }

    /// <summary>Why nothing more is taken of the run; null while it is good.</summary>
    public string? Fault { get; private set; }

    /// <summary>Number of documents that have come.</summary>
    public long Documents { get; private set; }

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
        Documents++;
        _findings.Clear();
        _checker.Check(document, _findings);
        if (_findings.Find(finding => !finding.IsNote) is { } error) return Refuse($"{error}");
        _tally.Add(document);
        var fresh = _stored is null ? document : Match(document, _stored);
        IsNew |= fresh is not null;
        if (IsStopped || IsDone()) Dispose();
        return fresh;
    }

    /// <summary>Takes nothing more of the run; what has been taken stays.</summary>
    public Document? Refuse(string fault)
    {
        Fault ??= fault;
        Dispose();
        return null;
    }

    public IngestOutcome Outcome(IngestStatus status, string? message) => new(Uid, Documents, _tally.Rows, _tally.Streams, status, message);

    public void Dispose()
    {
        _stored?.Dispose();
        _snapshot?.Dispose();
        (_stored, _snapshot) = (null, null);
    }

    private Document? Match(Document document, RunMatcher stored)
    {
        if (!stored.TryMatch(document, out var rows, out var difference)) return Refuse($"the run is stored already, and {difference}");
        if (document is RunStop && stored.Rest() is { } rest) return Refuse($"the run is stored already, and {rest}");
        if (rows == RunMatcher.RowsOf(document)) return null;
        if (_isStoredClosed) return Refuse($"the run is stored already, and has ended without this {document.Name.ToText()}");
        return document switch
        {
            EventPage page => page.Slice(rows, page.Count - rows),
            DatumPage page => page.Slice(rows, page.Count - rows),
            _ => document,
        };
    }

    // Once all that is stored has come, there is nothing left to compare with.
    private bool IsDone() => _stored is not null && !_isStoredClosed && IsNew && _stored.Rest() is null;
}
