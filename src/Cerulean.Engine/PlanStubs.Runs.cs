using Cerulean.Devices;
using Cerulean.Documents;

namespace Cerulean.Engine;

public static partial class PlanStubs
{
    private static readonly Message.CloseRun CloseRunMessage = new();
    private static readonly Message.Create CreateMessage = new();
    private static readonly Message.Save SaveMessage = new();
    private static readonly Message.Drop DropMessage = new();

    /// <inheritdoc cref="Message.OpenRun"/>
    public static Message.OpenRun OpenRun(JsonObject? metadata = null) => new(metadata ?? JsonObject.Empty);

    /// <inheritdoc cref="Message.CloseRun"/>
    public static Message.CloseRun CloseRun(ExitStatus? exitStatus = null, string? reason = null) =>
        exitStatus is null && reason is null ? CloseRunMessage : new Message.CloseRun(exitStatus, reason);

    /// <inheritdoc cref="Message.DeclareStream"/>
    public static Message.DeclareStream DeclareStream(IReadOnlyList<IDevice> devices, string stream = EventDescriptor.DefaultStream, bool forCollect = false) =>
        new(devices, stream, forCollect);

    /// <inheritdoc cref="Message.Create"/>
    public static Message.Create Create(string stream = EventDescriptor.DefaultStream) =>
        stream == EventDescriptor.DefaultStream ? CreateMessage : new Message.Create(stream);

    /// <inheritdoc cref="Message.Read"/>
    public static Message.Read Read(IReadable device) => new(device);

    /// <inheritdoc cref="Message.Save"/>
    public static Message.Save Save() => SaveMessage;

    /// <inheritdoc cref="Message.Drop"/>
    public static Message.Drop Drop() => DropMessage;

    /// <inheritdoc cref="Message.Monitor"/>
    public static Message.Monitor Monitor(ISubscribable device, string? stream = null) => new(device, stream);

    /// <inheritdoc cref="Message.Unmonitor"/>
    public static Message.Unmonitor Unmonitor(ISubscribable device) => new(device);

    /// <inheritdoc cref="Message.Collect"/>
    public static Message.Collect Collect(ICollectable device, string? stream = null, bool asEvents = false) => new([device], stream, asEvents);

    /// <inheritdoc cref="Message.Collect"/>
    public static Message.Collect Collect(IReadOnlyList<ICollectable> devices, string? stream = null, bool asEvents = false) => new(devices, stream, asEvents);

    /// <inheritdoc cref="Message.Configure"/>
    public static Message.Configure Configure(IConfigurable device, JsonObject settings) => new(device, settings);
}
