namespace Cerulean.Documents;

public sealed partial class BatchingSink
{
    // The thread of the sink and whoever accepts would else meet at the lock for every document.
    private const int MostAtOnce = 256;

    // Whoever reads or writes a field below holds this lock, and whoever waits, waits on it.
    private readonly object _gate = new();

    // A null asks to flush.
    private readonly Queue<Document?> _queue = new();
    private readonly TaskCompletionSource<SinkException> _whenFailed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _accepted;
    private long _acceptedOthers;
    private int _blocked;
    private long _dropped;
    private long _spilled;
    private long _flushesAsked;
    private long _flushesDone;
    private bool _isIdle;
    private bool _isDisposed;
    private bool _isFailureKnown;
    private SinkException? _failure;

    // These are written by the thread of the sink alone, without the lock.
    private readonly Document?[] _batch;
    private Document? _inHand;
    private long _done;
    private long _doneOthers;

    /// <summary>Number of documents accepted that the sink has not done with yet.</summary>
    public int Lag
    {
        get
        {
            lock (_gate) return (int)Waiting;
        }
    }

    /// <summary>Number of events and event pages that were dropped.</summary>
    public long Dropped => Locked(ref _dropped);

    /// <summary>Number of documents that were spilled.</summary>
    public long Spilled => Locked(ref _spilled);

    /// <summary>Completes when the sink fails or is given up.</summary>
    public Task<SinkException> WhenFailed => _whenFailed.Task;

    private long Waiting => _accepted - Volatile.Read(ref _done);

    // Frames that may be dropped take no room from other documents.
    private bool IsFull(Document document) =>
        (_dropsFrames && !IsFrame(document) ? _acceptedOthers - Volatile.Read(ref _doneOthers) : Waiting) >= _capacity;

    private static bool IsFrame(Document document) => document is Event or EventPage;

    private T Locked<T>(ref T field)
    {
        lock (_gate) return field;
    }

    private void Enqueue(Document? document)
    {
        _queue.Enqueue(document);
        if (document is null) _flushesAsked++;
        else _accepted++;
        if (document is not null && !IsFrame(document)) _acceptedOthers++;
        if (!_isIdle) return;
        _isIdle = false;
        Monitor.PulseAll(_gate);
    }

    private void Drop(Document document)
    {
        if (IsFrame(document))
        {
            _dropped++;
            return;
        }

        Fail(document, new InvalidOperationException($"there is no room for it: {_capacity} documents that must not be dropped are waiting already"));
        RequireSuccess();
    }

    // Until half of the queue is free: to wake for every single place costs more than most sinks.
    private void WaitForRoom()
    {
        _blocked++;
        while (Waiting > _capacity / 2 && _failure is null && !_isDisposed) WaitForSink();
        _blocked--;
        RequireUsable();
    }

    private void WaitForFlush()
    {
        Enqueue(null);
        for (var ticket = _flushesAsked; _flushesDone < ticket && _failure is null;) WaitForSink();
    }

    // One that may lose documents has so long for all of them, any other for each.
    private void WaitForSink()
    {
        var done = Volatile.Read(ref _done);
        if (Monitor.Wait(_gate, _timeout) || (Volatile.Read(ref _done) > done && !_dropsFrames) || _failure is not null) return;
        Fail(Volatile.Read(ref _inHand), new TimeoutException($"it is not done after {_timeout.TotalSeconds} seconds, and is given up"));
    }

    private void Fail(Document? document, Exception error)
    {
        if (_failure is not null) return;
        _failure = new SinkException(_name, document, error);
        _queue.Clear();
        _whenFailed.SetResult(_failure);
        Monitor.PulseAll(_gate);
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
        while (TakeBatch() is var count and > 0)
        {
            for (var i = 0; i < count && HandOver(_batch[i]); i++)
            {
                // Until one fails.
            }

            Array.Clear(_batch, 0, count);
        }
    }

    // Nothing when the queue has ended.
    private int TakeBatch()
    {
        lock (_gate)
        {
            _inHand = null;
            if (_blocked > 0 && Waiting <= _capacity / 2) Monitor.PulseAll(_gate);
            while (_queue.Count == 0 && !_isDisposed && _failure is null)
            {
                _isIdle = true;
                Monitor.Wait(_gate);
            }

            _isIdle = false;
            if (_failure is not null) return 0;
            var count = Math.Min(_queue.Count, _batch.Length);
            for (var i = 0; i < count; i++) _batch[i] = _queue.Dequeue();
            return count;
        }
    }

    private bool HandOver(Document? document)
    {
        if (Volatile.Read(ref _failure) is not null) return false;
        Volatile.Write(ref _inHand, document);
        try
        {
            if (document is not null) _sink.Accept(document);
            else (_sink as IDurableSink)?.Flush();
        }
        catch (Exception error)
        {
            lock (_gate) Fail(document, error);
            return false;
        }

        Finish(document);
        return true;
    }

    private void Finish(Document? document)
    {
        if (document is not null)
        {
            if (!IsFrame(document)) Volatile.Write(ref _doneOthers, _doneOthers + 1);
            Volatile.Write(ref _done, _done + 1);
            return;
        }

        lock (_gate)
        {
            _flushesDone++;
            Monitor.PulseAll(_gate);
        }
    }
}
