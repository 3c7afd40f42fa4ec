using Cerulean.Devices;
using Cerulean.Documents;

namespace Cerulean.Engine;

/// <summary>The steps of plans: <c>using static Cerulean.Engine.PlanStubs;</c>, and await them.</summary>
public static partial class PlanStubs
{
    private static readonly Message.Save SaveMessage = new();
    private static readonly Message.Drop DropMessage = new();
    private static readonly Message.Null NullMessage = new();
    private static readonly Message.Checkpoint CheckpointMessage = new();
    private static readonly Message.Create CreateMessage = new();

    /// <inheritdoc cref="Message.OpenRun"/>
    public static Message.OpenRun OpenRun(JsonObject? metadata = null) => new(metadata ?? JsonObject.Empty);

    /// <inheritdoc cref="Message.CloseRun"/>
    public static Message.CloseRun CloseRun(ExitStatus? exitStatus = null, string? reason = null) => new(exitStatus, reason);

    /// <inheritdoc cref="Message.Create"/>
    public static Message.Create Create(string stream = EventDescriptor.DefaultStream) =>
        stream == EventDescriptor.DefaultStream ? CreateMessage : new Message.Create(stream);

    /// <inheritdoc cref="Message.Read"/>
    public static Message.Read Read(IReadable device) => new(device);

    /// <inheritdoc cref="Message.Save"/>
    public static Message.Save Save() => SaveMessage;

    /// <inheritdoc cref="Message.Drop"/>
    public static Message.Drop Drop() => DropMessage;

    /// <inheritdoc cref="Message.Null"/>
    public static Message.Null Null() => NullMessage;

    /// <inheritdoc cref="Message.Checkpoint"/>
    public static Message.Checkpoint Checkpoint() => CheckpointMessage;

    /// <inheritdoc cref="Message.Set"/>
    public static Message.Set Set(IMovable device, JsonValue value, string group = "") => new(device, value, group);

    /// <inheritdoc cref="Message.Trigger"/>
    public static Message.Trigger Trigger(ITriggerable device, string group = "") => new(device, group);

    /// <inheritdoc cref="Message.Wait"/>
    public static Message.Wait Wait(string group = "", TimeSpan? timeout = null, bool errorOnTimeout = true) => new(group, timeout, errorOnTimeout);

    /// <inheritdoc cref="Message.Sleep"/>
    public static Message.Sleep Sleep(TimeSpan duration) => new(duration);
}
