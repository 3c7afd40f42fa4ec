using Cerulean.Documents;

namespace Cerulean.Engine;

internal sealed partial class Execution
{
    private readonly List<SinkSubscription> _subscriptions = [];
    private SinkException? _sinkFailure;

    /// <summary>Hands documents to a sink until the plan ends.</summary>
    public SinkSubscription Subscribe(Message.Subscribe message)
    {
        var subscription = Engine.Subscribe(message.Sink, message.Name, message.IsCritical);
        _subscriptions.Add(subscription);
        return subscription;
    }

    /// <summary>A critical sink has failed: the plan is told, and whatever it does, it has failed.</summary>
    public void LoseSink(SinkException failure)
    {
        if (_sinkFailure is not null) return;
        _sinkFailure = failure;
        if (!_isCleaningUp) Fail(failure);
    }

    /// <summary>Waits until the critical sinks have all documents.</summary>
    public void FlushSinks() => Engine.FlushSinks(this);

    // The plan's own error comes first: that of the sink may be its consequence. But documents that are lost count for more than a wish to stop.
    private Exception? CauseOf(Exception? exception) =>
        exception is null or PlanInterruptedException ? _sinkFailure ?? exception ?? _interruption : exception;

    private void EndSubscriptions()
    {
        foreach (var subscription in _subscriptions) Guard(subscription.Dispose);
    }
}
