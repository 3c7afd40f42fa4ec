using Cerulean.Devices;
using Cerulean.Documents;

namespace Cerulean.Engine;

public static partial class PlanStubs
{
    private static readonly Message.Wait WaitMessage = new();

    /// <inheritdoc cref="Message.Set"/>
    public static Message.Set Set(IMovable device, JsonValue value, string group = "") => new(device, value, group);

    /// <inheritdoc cref="Message.Trigger"/>
    public static Message.Trigger Trigger(ITriggerable device, string group = "") => new(device, group);

    /// <inheritdoc cref="Message.Prepare"/>
    public static Message.Prepare Prepare(IPreparable device, JsonValue value, string group = "") => new(device, value, group);

    /// <inheritdoc cref="Message.Kickoff"/>
    public static Message.Kickoff Kickoff(IFlyable device, string group = "") => new(device, group);

    /// <inheritdoc cref="Message.Complete"/>
    public static Message.Complete Complete(IFlyable device, string group = "") => new(device, group);

    /// <inheritdoc cref="Message.Stage"/>
    public static Message.Stage Stage(IStageable device, string group = "") => new(device, group);

    /// <inheritdoc cref="Message.Unstage"/>
    public static Message.Unstage Unstage(IStageable device, string group = "") => new(device, group);

    /// <inheritdoc cref="Message.Stop"/>
    public static Message.Stop Stop(IStoppable device) => new(device);

    /// <inheritdoc cref="Message.Locate"/>
    public static Message.Locate Locate(IReadOnlyList<ILocatable> devices) => new(devices);

    /// <inheritdoc cref="Message.Wait"/>
    public static Message.Wait Wait(string group = "", TimeSpan? timeout = null, bool errorOnTimeout = true, IReadOnlyList<string>? watch = null) =>
        group.Length == 0 && timeout is null && watch is null ? WaitMessage : new Message.Wait(group, timeout, errorOnTimeout, watch);
}
