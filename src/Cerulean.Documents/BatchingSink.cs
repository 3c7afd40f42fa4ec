namespace Cerulean.Documents;

/// <summary>
/// A bounded queue in front of a slow sink, which works on a thread of its own. When the queue is full, the documents wait, or are spilled
/// into another sink, or display frames are dropped, as it was made to do. What was accepted is handed over at the latest by <see cref="Dispose"/>.
/// </summary>
/// <remarks>
/// When the sink fails, or is given up, it is sent nothing more, and every later Accept and Flush throws a <see cref="SinkException"/> with its error.
/// Neither of the sinks is disposed.
/// </remarks>
public sealed partial class BatchingSink : IDurableSink, IDisposable
{
    private readonly IDocumentSink _sink;
    private readonly IDocumentSink? _spill;
    private readonly string _name;
    private readonly int _capacity;
    private readonly bool _dropsFrames;
    private readonly TimeSpan _timeout;
    private readonly Thread _thread;

    // The other sink too is handed one document after another, whoever sends them.
    private readonly Lock _spilling = new();

    private BatchingSink(IDocumentSink sink, int capacity, string? name, TimeSpan? timeout, IDocumentSink? spill = null, bool dropsFrames = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        (_sink, _capacity, _spill, _dropsFrames) = (sink, capacity, spill, dropsFrames);
        (_name, _timeout) = (name ?? sink.GetType().Name, timeout ?? Timeout.InfiniteTimeSpan);
        // Who waits for half of the room need not wait for more.
        _batch = new Document?[Math.Clamp(capacity / 2, 1, MostAtOnce)];
        _thread = new Thread(Work) { IsBackground = true, Name = $"{nameof(BatchingSink)} of {_name}" };
        _thread.Start();
    }

    /// <summary>When so many documents wait, Accept waits until half of them are handed over.</summary>
    /// <param name="sink">The slow sink.</param>
    /// <param name="capacity">How many documents may wait.</param>
    /// <param name="name">Name of the sink, for errors; null for that of its type.</param>
    /// <param name="timeout">A sink that gets nothing done for so long while somebody waits for it is given up; null to wait for ever.</param>
    public static BatchingSink Blocking(IDocumentSink sink, int capacity, string? name = null, TimeSpan? timeout = null) => new(sink, capacity, name, timeout);

    /// <summary>
    /// When so many documents wait, Accept hands the next one to the other sink at once. What is spilled is there and nowhere else;
    /// as soon as there is room again, documents go to the main sink, which so lacks those between.
    /// </summary>
    public static BatchingSink Spilling(IDocumentSink sink, int capacity, IDocumentSink spill) => new(sink, capacity, null, null, spill);

    /// <summary>
    /// Accept never waits. When so many documents wait, events and event pages are dropped. Other documents never are: for them there is room
    /// of the same size beside, and when that is full too, the sink is given up.
    /// </summary>
    /// <param name="sink">The slow sink.</param>
    /// <param name="capacity">How many documents may wait.</param>
    /// <param name="name">Name of the sink, for errors; null for that of its type.</param>
    /// <param name="timeout">How long Flush and Dispose wait before the sink is given up; null to wait for ever.</param>
    public static BatchingSink DroppingFrames(IDocumentSink sink, int capacity, string? name = null, TimeSpan? timeout = null) =>
        new(sink, capacity, name, timeout, dropsFrames: true);

    /// <summary>The watermark of the sink; 0 where it is not durable.</summary>
    public long Watermark => (_sink as IDurableSink)?.Watermark ?? 0;

    /// <summary>Puts the document into the queue.</summary>
    /// <exception cref="SinkException">The sink has failed.</exception>
    public void Accept(Document document)
    {
        ArgumentNullException.ThrowIfNull(document);
        lock (_gate)
        {
            RequireUsable();
            var isFull = IsFull(document);
            if (isFull && _dropsFrames)
            {
                Drop(document);
                return;
            }

            if (isFull && _spill is null) WaitForRoom();
            if (!isFull || _spill is null)
            {
                Enqueue(document);
                return;
            }

            _spilled++;
        }

        lock (_spilling) _spill.Accept(document);
    }

    /// <summary>Waits until everything accepted so far was handed over, and flushes the sinks where they are durable.</summary>
    /// <exception cref="SinkException">The sink has failed.</exception>
    public void Flush()
    {
        lock (_gate)
        {
            RequireUsable();
            WaitForFlush();
            RequireSuccess();
        }

        (_spill as IDurableSink)?.Flush();
    }

    /// <summary>Hands over what is waiting, flushes the sinks where they are durable, and ends the thread.</summary>
    /// <remarks>When the sink itself calls it, what is waiting is handed over after that call.</remarks>
    /// <exception cref="SinkException">The sink has failed, and no Accept or Flush has said so.</exception>
    public void Dispose()
    {
        lock (_gate)
        {
            if (_isDisposed) return;
            _isDisposed = true;
            Monitor.PulseAll(_gate);
            if (Thread.CurrentThread == _thread) Enqueue(null);
            else WaitForFlush();
        }

        (_spill as IDurableSink)?.Flush();
        if (!_isFailureKnown) RequireSuccess();
    }
}
