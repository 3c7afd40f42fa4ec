using Cerulean.Documents;

namespace Cerulean.Engine;

/// <summary>
/// A sink of an engine, behind a queue and a thread of its own. It is sent all documents of the runs that start while it is subscribed;
/// disposing ends that, after what is waiting was handed over. The sink itself is not disposed.
/// </summary>
public sealed class SinkSubscription : IDisposable
{
    private readonly RunEngine _engine;
    private readonly BatchingSink _queue;
    private volatile bool _isEnded;
    private bool _isFlushed = true;
    private int _isReported;

    internal SinkSubscription(RunEngine engine, IDocumentSink sink, string name, bool isCritical, int capacity)
    {
        (_engine, Name, IsCritical) = (engine, name, isCritical);
        _queue = isCritical
            ? BatchingSink.Blocking(sink, capacity, name, engine.SinkTimeout)
            : BatchingSink.DroppingFrames(sink, capacity, name, engine.CleanupTimeout);
        _ = _queue.WhenFailed.ContinueWith(_ => engine.PostFailure(this), TaskScheduler.Default);
    }

    /// <summary>Name of the sink.</summary>
    public string Name { get; }

    /// <summary>True where a run must fail when the sink does.</summary>
    public bool IsCritical { get; }

    /// <summary>Number of documents that the sink has not done with yet.</summary>
    public int Lag => _queue.Lag;

    /// <summary>Number of events and event pages that the sink was not sent, because it was too slow. A critical sink is sent all.</summary>
    public long Dropped => _queue.Dropped;

    /// <summary>Why the sink is sent nothing more; null while it is well.</summary>
    public SinkException? Failure => _queue.WhenFailed is { IsCompletedSuccessfully: true } failed ? failed.Result : null;

    /// <summary>Ends the subscription. A best-effort sink is waited for no longer than <see cref="RunEngine.CleanupTimeout"/>.</summary>
    /// <exception cref="SinkException">The sink is critical and has failed, and no run has ended so.</exception>
    public void Dispose()
    {
        _engine.Remove(this);
        _isEnded = true;
        try
        {
            _queue.Dispose();
        }
        catch (SinkException) when (!IsCritical)
        {
            // It is reported here and now.
        }
        finally
        {
            _engine.PostFailure(this);
            _engine.Report(this);
        }
    }

    internal void Accept(Document document)
    {
        _isFlushed = false;
        Try(document);
    }

    internal void Flush()
    {
        if (_isFlushed) return;
        _isFlushed = true;
        Try(null);
    }

    /// <summary>True for the first who asks.</summary>
    internal bool TakeReport() => Failure is not null && Interlocked.Exchange(ref _isReported, 1) == 0;

    // Whatever happens to this sink, the others are sent the document; the engine learns of it by the failure.
    private void Try(Document? document)
    {
        if (_isEnded) return;
        try
        {
            if (document is null) _queue.Flush();
            else _queue.Accept(document);
        }
        catch (SinkException)
        {
            _isEnded = true;
        }
        catch (ObjectDisposedException)
        {
            // Another thread has ended the subscription meanwhile.
            _isEnded = true;
        }
    }
}
