using Cerulean.Documents;

namespace Cerulean.Store;

/// <summary>
/// Takes documents one by one: they are judged at once, queued, and written by one thread, one commit for many, whoever sent them.
/// The watermark follows the commits.
/// </summary>
internal sealed class LiveLog : IDisposable
{
    private const int MostWaiting = 16384;
    private const long MostWeight = 32 << 20;

    private readonly IDatabase _database;
    private readonly LiveWriter _writer;
    private readonly object _gate = new();
    private readonly RunIndex<LiveRun> _open;
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
        _writer = new LiveWriter(database);
        _open = new RunIndex<LiveRun>(Enqueue);
        using (var reader = database.Read()) _watermark = reader.NextNumber - 1;
        _thread = new Thread(Run) { IsBackground = true, Name = "Cerulean store" };
        _thread.Start();
    }

    public long Watermark => Volatile.Read(ref _watermark);

    /// <summary>Takes the next document of one of the open runs, or opens one.</summary>
    /// <returns>The runs that it belongs to, some of which may be at fault now; null where that is not known.</returns>
    public IReadOnlyList<LiveRun>? Accept(Document document)
    {
        lock (_gate)
        {
            while ((_waiting.Count >= MostWaiting || _waitingWeight > MostWeight) && _failure is null) Monitor.Wait(_gate);
            ThrowIfUnfit();
            if (document is RunStart start) return [Open(start)];
            var runs = _open.Find(document);
            for (var i = 0; i < runs.Count; i++) Enqueue(runs[i], document);
            return runs.Count > 0 || _open.IsAnybodys(document) ? runs : null;
        }
    }

    /// <summary>True while documents of a run are being taken.</summary>
    public bool IsOpen(string run)
    {
        lock (_gate) return _open.Find(run) is { Fault: null };
    }

    /// <summary>The runs that a finding names, directly or through a descriptor or resource; all open ones where it names none.</summary>
    public IReadOnlyList<LiveRun> RunsOf(Finding finding)
    {
        lock (_gate)
        {
            if (finding.Run is { } uid) return _open.Find(uid) is { } run ? [run] : [];
            return finding.Refers is { } parent ? _open.FindParent(parent) : _open.All;
        }
    }

    /// <summary>Takes nothing more of a run.</summary>
    public void Refuse(LiveRun run, string fault)
    {
        lock (_gate) run.Refuse(fault);
    }

    /// <summary>Lets go of a run that gets no further documents for now; what has been taken of it stays.</summary>
    public void Leave(LiveRun run)
    {
        lock (_gate)
        {
            if (_open.Find(run.Uid) == run) _open.Close(run.Uid);
            run.Dispose();
        }
    }

    /// <summary>Waits until everything accepted so far is on disk.</summary>
    public void Flush()
    {
        lock (_gate)
        {
            var accepted = _accepted;
            while (_written < accepted && _failure is null) Monitor.Wait(_gate);
            ThrowIfUnfit();
        }
    }

    /// <summary>Writes what is accepted, and ends.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _isClosing = true;
            Monitor.PulseAll(_gate);
        }

        _thread.Join();
        foreach (var run in _open.All) run.Dispose();
        if (_failure is not null && !_isTold) throw Failed();
    }

    // A start that comes again begins its run anew, and what is stored of it is compared with what comes.
    // What is on its way has to be stored before it is looked up; another thread could open the run meanwhile, so they take turns.
    private LiveRun Open(RunStart start)
    {
        while (_isOpening) Monitor.Wait(_gate);
        _isOpening = true;
        try
        {
            _open.Find(start.Uid)?.Dispose();
            _open.Close(start.Uid);
            Flush();
            var run = new LiveRun(start, _database);
            Enqueue(run, start);
            _open.Open(start.Uid, run);
            return run;
        }
        finally
        {
            _isOpening = false;
            Monitor.PulseAll(_gate);
        }
    }

    private void Enqueue(LiveRun run, Document document)
    {
        var fresh = run.Take(document);
        if (run.IsStopped) _open.Close(run.Uid);
        if (fresh is null) return;
        _waiting.Add((run, fresh));
        _waitingWeight += PageBuffer.WeightOf(fresh);
        _accepted++;
        if (_waiting.Count == 1) Monitor.PulseAll(_gate);
    }

    private void Run()
    {
        while (TakeWaiting() is { } batch)
        {
            try
            {
                Publish(batch.Count, _writer.Write(batch));
            }
            catch (Exception error)
            {
                Fail(error);
                return;
            }

            batch.Clear();
            _spare = batch;
        }
    }

    private List<(LiveRun Run, Document Document)>? TakeWaiting()
    {
        lock (_gate)
        {
            while (_waiting.Count == 0 && !_isClosing) Monitor.Wait(_gate);
            if (_waiting.Count == 0) return null;
            var batch = _waiting;
            _waiting = _spare;
            _waitingWeight = 0;
            Monitor.PulseAll(_gate);
            return batch;
        }
    }

    private void Publish(int count, long watermark)
    {
        lock (_gate)
        {
            _written += count;
            Volatile.Write(ref _watermark, watermark);
            Monitor.PulseAll(_gate);
        }
    }

    private void Fail(Exception error)
    {
        lock (_gate)
        {
            _failure = error;
            Monitor.PulseAll(_gate);
        }
    }

    private void ThrowIfUnfit()
    {
        if (_failure is not null) throw Failed();
        ObjectDisposedException.ThrowIf(_isClosing, typeof(DocumentStore));
    }

    private StoreException Failed()
    {
        _isTold = true;
        return new StoreException($"Documents up to number {Watermark} are stored, those after it are not: {_failure!.Message} Open the store anew and send them again.", _failure);
    }
}
