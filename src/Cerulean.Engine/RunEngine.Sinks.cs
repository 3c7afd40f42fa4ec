using Cerulean.Documents;

namespace Cerulean.Engine;

public sealed partial class RunEngine
{
    // A new one for each change: runs keep the one they began with.
    private volatile SinkSubscription[] _subscriptions = [];

    /// <summary>How long a critical sink may take for one document, or one flush, while the engine waits for it; then it counts as failed.</summary>
    public TimeSpan SinkTimeout { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>True where the documents are to be on disk at each checkpoint, and not only at the end of a run.</summary>
    public bool FlushesAtCheckpoints { get; set; }

    /// <summary>Is told once of each sink that has failed: by the engine's thread, or by the one that ends the subscription.</summary>
    public event Action<SinkSubscription>? SinkFailed;

    /// <summary>
    /// Hands the documents of all runs that start from now on to a sink. A critical sink is sent every document: the plan waits when it is too slow,
    /// and its runs fail when it does; a run ends when such a sink has all of it. A best-effort sink is never waited for: events are dropped when it is
    /// too slow, and when it fails it is left out.
    /// </summary>
    /// <param name="sink">Takes the documents, on a thread of its own. It is not disposed.</param>
    /// <param name="name">Name of the sink, for messages; null for that of its type.</param>
    /// <param name="isCritical">False for a sink without which a run may go on.</param>
    /// <param name="capacity">How many documents may wait for the sink.</param>
    public SinkSubscription Subscribe(IDocumentSink sink, string? name = null, bool isCritical = true, int capacity = 10_000)
    {
        var subscription = new SinkSubscription(this, sink, name ?? sink.GetType().Name, isCritical, capacity);
        lock (_gate) _subscriptions = [.. _subscriptions, subscription];
        return subscription;
    }

    internal void Remove(SinkSubscription subscription)
    {
        lock (_gate) _subscriptions = [.. _subscriptions.Where(other => other != subscription)];
    }

    /// <summary>The sinks of a run that starts now.</summary>
    /// <exception cref="SinkException">One without which it must not start has failed.</exception>
    private RunSinks OpenSinks(Execution execution)
    {
        AttendToFailures(execution);
        var subscriptions = _subscriptions;
        return subscriptions.FirstOrDefault(static subscription => subscription is { IsCritical: true, Failure: not null }) is { } failed
            ? throw failed.Failure!
            : new RunSinks([.. subscriptions.Where(static subscription => subscription.Failure is null)]);
    }

    /// <summary>Waits until all critical sinks have what they were sent, on disk where they are durable.</summary>
    internal void FlushSinks(Execution execution)
    {
        foreach (var subscription in _subscriptions)
        {
            if (subscription.IsCritical) subscription.Flush();
        }

        AttendToFailures(execution);
    }

    /// <summary>Lets the engine's thread attend to a sink that has failed, also where its subscription has ended since.</summary>
    internal void PostFailure(SinkSubscription subscription)
    {
        if (_execution is { } execution) execution.Mailbox.Post(() => Attend(execution, subscription));
    }

    internal void Report(SinkSubscription subscription)
    {
        if (subscription.TakeReport()) SinkFailed?.Invoke(subscription);
    }

    private void AttendToFailures(Execution execution)
    {
        foreach (var subscription in _subscriptions) Attend(execution, subscription);
    }

    private void Attend(Execution execution, SinkSubscription subscription)
    {
        if (subscription.Failure is not { } failure) return;
        if (subscription.IsCritical) execution.LoseSink(failure);
        Report(subscription);
    }

    private void DisposeSinks()
    {
        var errors = new List<Exception>();
        foreach (var subscription in _subscriptions)
        {
            try
            {
                subscription.Dispose();
            }
            catch (Exception error)
            {
                errors.Add(error);
            }
        }

        if (errors.Count > 0) throw errors.Count == 1 ? errors[0] : new AggregateException(errors);
    }

    // The documents of one run, on the engine's thread.
    private sealed class RunSinks(SinkSubscription[] subscriptions) : IDocumentSink
    {
        public void Accept(Document document)
        {
            foreach (var subscription in subscriptions) subscription.Accept(document);
        }
    }
}
