namespace Cerulean.Documents;

public sealed partial class BatchingSink
{
    // Whoever reads or writes a field below holds this lock, and whoever waits, waits on it.
    private readonly object _gate = new();

    // A null asks to flush.
    private readonly Queue<Document?> _queue = new();
    private readonly TaskCompletionSource<SinkException> _whenFailed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Document? _inHand;
    private long _done;
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

    /// <summary>Completes when the sink fails or is given up.</summary>
    public Task<SinkException> WhenFailed => _whenFailed.Task;

    // Frames that may be dropped take no room from other documents.
    private bool IsFull(Document document) => (_dropsFrames && !IsFrame(document) ? _lag - _lagOfFrames : _lag) >= _capacity;

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
        while (_lag > _capacity / 2 && _failure is null && !_isDisposed) WaitForSink();
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
        var done = _done;
        if (Monitor.Wait(_gate, _timeout) || (_done > done && !_dropsFrames) || _failure is not null) return;
        Fail(_inHand, new TimeoutException($"it is not done after {_timeout.TotalSeconds} seconds, and is given up"));
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
        while (TryTake(out var document))
        {
            Exception? failure = null;
            try
            {
                if (document is not null) _sink.Accept(document);
                else (_sink as IDurableSink)?.Flush();
            }
            catch (Exception error)
            {
                failure = error;
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
            if (_failure is not null || !_queue.TryDequeue(out document)) return false;
            _inHand = document;
            return true;
        }
    }

    private void Finish(Document? document, Exception? failure)
    {
        lock (_gate)
        {
            _inHand = null;
            if (failure is not null)
            {
                Fail(document, failure);
                return;
            }

            _done++;
            if (document is null) _flushesDone++;
            else Count(document, -1);
            if (document is null || (_blocked > 0 && _lag <= _capacity / 2)) Monitor.PulseAll(_gate);
        }
    }
}
