using Cerulean.Documents;

namespace Cerulean.Engine;

public abstract partial record Message
{
    /// <summary>Does nothing.</summary>
    public sealed record Null : Message;

    /// <summary>Waits.</summary>
    public sealed record Sleep(TimeSpan Duration) : Message;

    /// <summary>Asks for the time of the engine since an arbitrary beginning; two of them give a duration.</summary>
    public sealed record Clock : Message<TimeSpan>;

    /// <summary>Asks the user; the answer is the line.</summary>
    /// <param name="Prompt">The question.</param>
    public sealed record Input(string Prompt = "") : Message<string>;

    /// <summary>Marks the place to which a rewind goes back, and where a deferred pause happens.</summary>
    public sealed record Checkpoint : Message;

    /// <summary>Forbids a rewind until the next checkpoint: a pause before it aborts the plan.</summary>
    public sealed record ClearCheckpoint : Message;

    /// <summary>Says whether what follows may be done again; the answer is what was said before.</summary>
    public sealed record Rewindable(bool Value) : Message<bool>;

    /// <summary>Pauses the plan.</summary>
    /// <param name="Deferred">True to pause at the next checkpoint.</param>
    public sealed record Pause(bool Deferred = false) : Message;

    /// <summary>Hands documents to a further sink until the plan ends; the answer ends that earlier.</summary>
    /// <param name="Sink">Takes the documents.</param>
    /// <param name="Name">Name of the sink; null for that of its type.</param>
    /// <param name="IsCritical">False for a sink without which a run may go on.</param>
    public sealed record Subscribe(IDocumentSink Sink, string? Name = null, bool IsCritical = true) : Message<SinkSubscription>;

    /// <summary>Ends what <see cref="Subscribe"/> began.</summary>
    public sealed record Unsubscribe(SinkSubscription Subscription) : Message;

    /// <summary>Lets a condition suspend plans from now on.</summary>
    public sealed record InstallSuspender(ISuspender Suspender) : Message;

    /// <summary>Ends what <see cref="InstallSuspender"/> began.</summary>
    public sealed record RemoveSuspender(ISuspender Suspender) : Message;

    /// <summary>Asks for the type of the engine, so that a plan can say what it needs.</summary>
    public sealed record EngineType : Message<Type>;

    internal sealed record StartSuspender(Suspension Suspension) : Message;

    internal sealed record ResumeFromSuspender(Suspension Suspension) : Message;
}
