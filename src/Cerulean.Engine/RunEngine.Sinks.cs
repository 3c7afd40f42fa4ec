using Cerulean.Documents;

namespace Cerulean.Engine;

public sealed partial class RunEngine
{
    private readonly List<SinkSubscription> _subscriptions = [];

    /// <summary>Hands all documents to a sink from now on.</summary>
    /// <param name="sink">Takes the documents.</param>
    /// <param name="name">Name of the sink, for messages; null for that of its type.</param>
    /// <param name="isCritical">True where a run must fail when the sink does; false where it goes on without the sink.</param>
    public SinkSubscription Subscribe(IDocumentSink sink, string? name = null, bool isCritical = false)
    {
        var subscription = new SinkSubscription(this, sink, name ?? sink.GetType().Name, isCritical);
        lock (_gate) _subscriptions.Add(subscription);
        return subscription;
    }

    internal void Accept(Document document)
    {
        SinkSubscription[] subscriptions;
        lock (_gate) subscriptions = [.. _subscriptions];
        foreach (var subscription in subscriptions) subscription.Sink.Accept(document);
    }

    internal void Remove(SinkSubscription subscription)
    {
        lock (_gate) _subscriptions.Remove(subscription);
    }

    internal void EndPlanSubscriptions()
    {
        _ = _subscriptions;
    }

    private void DisposeSinks()
    {
        _ = _subscriptions;
    }
}
