using Cerulean.Documents;

namespace Cerulean.Engine;

/// <summary>A sink of an engine; disposing ends the subscription.</summary>
public sealed class SinkSubscription : IDisposable
{
    private readonly RunEngine _engine;

    internal SinkSubscription(RunEngine engine, IDocumentSink sink, string name, bool isCritical) =>
        (_engine, Sink, Name, IsCritical) = (engine, sink, name, isCritical);

    /// <summary>Name of the sink.</summary>
    public string Name { get; }

    /// <summary>True where a run must fail when the sink does.</summary>
    public bool IsCritical { get; }

    internal IDocumentSink Sink { get; }

    /// <summary>Ends the subscription.</summary>
    public void Dispose() => _engine.Remove(this);
}
