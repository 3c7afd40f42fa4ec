using Cerulean.Documents;

namespace Cerulean.Store;

/// <summary>
/// Takes documents one by one: they are judged at once, queued, and written by one thread, one commit for many, whoever sent them.
/// The watermark follows the commits.
/// </summary>
internal sealed partial class LiveLog : IDisposable
{
    private const int MostWaiting = 16384;
    private const long MostWeight = 32 << 20;

    private readonly IDatabase _database;
    private readonly Compactor _compactor;
    private readonly object _gate = new();
    private readonly Dictionary<string, LiveRun> _open = [];
    private readonly Thread _thread;
    private List<(LiveRun Run, Document Document)> _waiting = [];
    private List<(LiveRun Run, Document Document)> _spare = [];
    private long _waitingWeight;
    private long _accepted;
    private long _written;
    private long _watermark;
    private bool _isOpening;
    private bool _isClosing;
    private bool _isTold;
    private Exception? _failure;

    public LiveLog(IDatabase database)
    {
        _database = database;
        _compactor = new Compactor(database);
        using (var reader = database.Read()) _watermark = reader.NextNumber - 1;
        _thread = new Thread(Run) { IsBackground = true, Name = "Cerulean store" };
        _thread.Start();
    }

    public long Watermark => Volatile.Read(ref _watermark);

    /// <summary>How many of the accepted documents are on disk.</summary>
    public long Written => Volatile.Read(ref _written);

    /// <summary>Why a run could not be packed.</summary>
    public Exception? CompactionFailure => _compactor.Failure;

    /// <summary>A stream of documents of its own: what it sends goes to the runs that it has opened.</summary>
    public RunIndex<LiveRun> Source() => new(Enqueue);

    /// <summary>Takes the next document of one of the open runs of a stream, or opens one.</summary>
    /// <returns>The runs that it belongs to, some of which may be at fault now, null where that is not known; and how many have been accepted with it.</returns>
    public (IReadOnlyList<LiveRun>? Runs, long Accepted) Accept(RunIndex<LiveRun> source, Document document)
    {
        lock (_gate)
        {
            while ((_waiting.Count >= MostWaiting || _waitingWeight > MostWeight) && _failure is null) Monitor.Wait(_gate);
            ThrowIfUnfit();
            if (document is RunStart start) return ([Open(source, start)], _accepted);
            var runs = source.Find(document);
            for (var i = 0; i < runs.Count; i++) Enqueue(runs[i], document);
            if (document is RunStop stop) Close(source, stop.RunStart);
            return (runs.Count > 0 || source.IsAnybodys(document) ? runs : null, _accepted);
        }
    }

    /// <summary>True while documents of a run are being taken.</summary>
    public bool IsOpen(string run)
    {
        lock (_gate) return _open.GetValueOrDefault(run) is { Fault: null };
    }

    /// <summary>The runs of a stream that a finding names, directly or through a descriptor or resource; all open ones where it names none.</summary>
    public IReadOnlyList<LiveRun> RunsOf(RunIndex<LiveRun> source, Finding finding)
    {
        lock (_gate)
        {
            if (finding.Run is { } uid) return source.Find(uid) is { } run ? [run] : [];
            return finding.Refers is { } parent ? source.FindParent(parent) : source.All;
        }
    }

    /// <summary>Takes nothing more of a run.</summary>
    public void Refuse(LiveRun run, string fault)
    {
        lock (_gate) run.Refuse(fault);
    }

    /// <summary>Lets go of a run that gets no further documents for now; what has been taken of it stays.</summary>
    public void Leave(RunIndex<LiveRun> source, LiveRun run)
    {
        lock (_gate)
        {
            if (source.Find(run.Uid) == run) Close(source, run.Uid);
            run.Dispose();
        }
    }

    /// <summary>Waits until everything accepted so far is on disk.</summary>
    public void Flush()
    {
        lock (_gate)
        {
            WaitUntilWritten(_accepted);
        }
    }

    /// <summary>Says that runs have been refused after their documents were accepted, where nobody has been told.</summary>
    public void ThrowIfLost()
    {
        lock (_gate)
        {
            var untold = _lost.Values.Distinct().Select(run => (run.Uid, Fault: run.TellFault())).Where(run => run.Fault is not null).ToArray();
            if (untold.Length > 0) throw new StoreException(string.Join(" ", untold.Select(run => $"Run {run.Uid} is refused: {run.Fault}")));
        }
    }

    /// <summary>Waits until the document of a place among those that have been accepted is on disk, or says why it will not be.</summary>
    public void WaitFor(long place)
    {
        lock (_gate)
        {
            WaitUntilWritten(place);
            if (!_lost.TryGetValue(place, out var run)) return;
            _ = run.TellFault();
            throw new StoreException($"Run {run.Uid} is refused: {run.Fault}");
        }
    }

    private void WaitUntilWritten(long accepted)
    {
        while (_written < accepted && _failure is null) Monitor.Wait(_gate);
        ThrowIfFailed();
    }

    // A start that comes again begins its run anew, and what is stored of it is compared with what comes.
    // What is on its way has to be stored before it is looked up; another thread could open the run meanwhile, so they take turns.
    private LiveRun Open(RunIndex<LiveRun> source, RunStart start)
    {
        while (_isOpening) Monitor.Wait(_gate);
        _isOpening = true;
        try
        {
            source.Find(start.Uid)?.Dispose();
            Close(source, start.Uid);
            WaitUntilWritten(_accepted);
            var run = new LiveRun(start, _database);
            if (!_open.TryAdd(start.Uid, run)) run.Refuse("the run comes from another stream at this moment; send it again when that has ended");
            Enqueue(run, start);
            source.Open(start.Uid, run);
            return run;
        }
        finally
        {
            _isOpening = false;
            Monitor.PulseAll(_gate);
        }
    }

    private void Close(RunIndex<LiveRun> source, string uid)
    {
        if (source.Find(uid) is not { } run) return;
        source.Close(uid);
        if (_open.GetValueOrDefault(uid) == run) _open.Remove(uid);
    }

    private void Enqueue(LiveRun run, Document document)
    {
        if (run.Take(document) is not { } fresh) return;
        _waiting.Add((run, fresh));
        _waitingWeight += PageBuffer.WeightOf(fresh);
        _accepted++;
        if (_waiting.Count == 1) Monitor.PulseAll(_gate);
    }

    private void ThrowIfUnfit()
    {
        ThrowIfFailed();
        ObjectDisposedException.ThrowIf(_isClosing, typeof(DocumentStore));
    }

    private void ThrowIfFailed()
    {
        if (_failure is not null) throw Failed();
    }

    private StoreException Failed()
    {
        _isTold = true;
        return new StoreException($"Documents up to number {Watermark} are stored, those after it are not: {_failure!.Message} Open the store anew and send them again.", _failure);
    }
}
