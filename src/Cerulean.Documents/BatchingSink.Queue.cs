namespace Cerulean.Documents;

public sealed partial class BatchingSink
{
    // Whoever reads or writes a field below holds this lock, and whoever waits, waits on it.
    private readonly object _gate = new();

    // A null asks to flush.
    private readonly Queue<Document?> _queue = new();
    private int _lag;
    private int _lagOfFrames;
    private int _blocked;
    private long _dropped;
    private long _spilled;
    private long _flushesAsked;
    private long _flushesDone;
    private bool _isIdle;
    private bool _isDisposed;
    private bool _isFailureKnown;
    private SinkException? _failure;

    /// <summary>Number of documents accepted that the sink has not done with yet.</summary>
    public int Lag => Locked(ref _lag);

    /// <summary>Number of events and event pages that were dropped.</summary>
    public long Dropped => Locked(ref _dropped);

    /// <summary>Number of documents that were spilled.</summary>
    public long Spilled => Locked(ref _spilled);

    // The documents that are held to the capacity: frames that may be dropped make no other document wait.
    private int Load => _dropsFrames ? _lag - _lagOfFrames : _lag;

    private bool IsFull(Document document) => (IsFrame(document) ? _lag : Load) >= _capacity;

    private static bool IsFrame(Document document) => document is Event or EventPage;

    private T Locked<T>(ref T field)
    {
        lock (_gate) return field;
    }

    private void Enqueue(Document? document)
    {
        _queue.Enqueue(document);
        if (document is null) _flushesAsked++;
        else Count(document, 1);
        if (_isIdle) Monitor.PulseAll(_gate);
    }

    private void Count(Document document, int change)
    {
        _lag += change;
        if (IsFrame(document)) _lagOfFrames += change;
    }

    // Until half of the queue is free: to wake for every single place costs more than most sinks.
    private void WaitForRoom()
    {
        _blocked++;
        while (Load > _capacity / 2 && _failure is null && !_isDisposed) Monitor.Wait(_gate);
        _blocked--;
        RequireUsable();
    }

    private void WaitForFlush()
    {
        Enqueue(null);
        for (var ticket = _flushesAsked; _flushesDone < ticket && _failure is null;) Monitor.Wait(_gate);
        RequireSuccess();
    }

    private void RequireUsable()
    {
        RequireSuccess();
        ObjectDisposedException.ThrowIf(_isDisposed, this);
    }

    private void RequireSuccess()
    {
        if (_failure is null) return;
        _isFailureKnown = true;
        throw new SinkException(_failure.Sink, _failure.Document, _failure.InnerException!);
    }

    private void Work()
    {
        while (TryTake(out var document))
        {
            SinkException? failure = null;
            try
            {
                if (document is not null) _sink.Accept(document);
                else (_sink as IDurableSink)?.Flush();
            }
            catch (Exception error)
            {
                failure = new SinkException(_sink.GetType().Name, document, error);
            }

            Finish(document, failure);
        }
    }

    private bool TryTake(out Document? document)
    {
        lock (_gate)
        {
            document = null;
            _isIdle = true;
            while (_queue.Count == 0 && !_isDisposed && _failure is null) Monitor.Wait(_gate);
            _isIdle = false;
            return _failure is null && _queue.TryDequeue(out document);
        }
    }

    private void Finish(Document? document, SinkException? failure)
    {
        lock (_gate)
        {
            _failure = failure;
            if (failure is not null) _queue.Clear();
            else if (document is null) _flushesDone++;
            else Count(document, -1);
            if (failure is not null || document is null || (_blocked > 0 && Load <= _capacity / 2)) Monitor.PulseAll(_gate);
        }
    }
}
