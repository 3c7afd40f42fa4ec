using Cerulean.Documents;

namespace Cerulean.Engine;

/// <summary>The steps of plans: <c>using static Cerulean.Engine.PlanStubs;</c>, and await them.</summary>
public static partial class PlanStubs
{
    private static readonly Message.Null NullMessage = new();
    private static readonly Message.Checkpoint CheckpointMessage = new();
    private static readonly Message.ClearCheckpoint ClearCheckpointMessage = new();
    private static readonly Message.Pause PauseMessage = new();
    private static readonly Message.Pause DeferredPauseMessage = new(Deferred: true);
    private static readonly Message.Clock ClockMessage = new();
    private static readonly Message.EngineType EngineTypeMessage = new();

    /// <inheritdoc cref="Message.Null"/>
    public static Message.Null Null() => NullMessage;

    /// <inheritdoc cref="Message.Sleep"/>
    public static Message.Sleep Sleep(TimeSpan duration) => new(duration);

    /// <inheritdoc cref="Message.Clock"/>
    public static Message.Clock Clock() => ClockMessage;

    /// <inheritdoc cref="Message.Checkpoint"/>
    public static Message.Checkpoint Checkpoint() => CheckpointMessage;

    /// <inheritdoc cref="Message.ClearCheckpoint"/>
    public static Message.ClearCheckpoint ClearCheckpoint() => ClearCheckpointMessage;

    /// <inheritdoc cref="Message.Rewindable"/>
    public static Message.Rewindable Rewindable(bool value) => new(value);

    /// <summary>Pauses the plan at once.</summary>
    public static Message.Pause Pause() => PauseMessage;

    /// <summary>Pauses the plan at its next checkpoint.</summary>
    public static Message.Pause DeferredPause() => DeferredPauseMessage;

    /// <inheritdoc cref="Message.Input"/>
    public static Message.Input Input(string prompt = "") => new(prompt);

    /// <inheritdoc cref="Message.WaitFor"/>
    public static Message.WaitFor WaitFor(Func<CancellationToken, Task> task, TimeSpan? timeout = null) => new([task], timeout);

    /// <inheritdoc cref="Message.WaitFor"/>
    public static Message.WaitFor WaitFor(IReadOnlyList<Func<CancellationToken, Task>> tasks, TimeSpan? timeout = null) => new(tasks, timeout);

    /// <inheritdoc cref="Message.Subscribe"/>
    public static Message.Subscribe Subscribe(IDocumentSink sink, string? name = null, bool isCritical = true) => new(sink, name, isCritical);

    /// <inheritdoc cref="Message.Unsubscribe"/>
    public static Message.Unsubscribe Unsubscribe(SinkSubscription subscription) => new(subscription);

    /// <inheritdoc cref="Message.InstallSuspender"/>
    public static Message.InstallSuspender InstallSuspender(ISuspender suspender) => new(suspender);

    /// <inheritdoc cref="Message.RemoveSuspender"/>
    public static Message.RemoveSuspender RemoveSuspender(ISuspender suspender) => new(suspender);

    /// <inheritdoc cref="Message.EngineType"/>
    public static Message.EngineType EngineType() => EngineTypeMessage;
}
