using Cerulean.Devices;
using Cerulean.Documents;

namespace Cerulean.Engine;

public abstract partial record Message
{
    /// <summary>Begins a run; the answer is its uid.</summary>
    /// <param name="Metadata">Members of the start document.</param>
    public sealed record OpenRun(JsonObject Metadata) : Message<string>;

    /// <summary>Ends a run; the answer is its uid.</summary>
    /// <param name="ExitStatus">How it ended; null for what the engine finds.</param>
    /// <param name="Reason">Why it ended.</param>
    public sealed record CloseRun(ExitStatus? ExitStatus = null, string? Reason = null) : Message<string>;

    /// <summary>Describes a stream before its first event; the answer is its descriptor.</summary>
    /// <param name="Devices">The devices of the stream, in order.</param>
    /// <param name="Stream">Name of the stream.</param>
    /// <param name="ForCollect">True where the rows are collected from devices that measure on their own.</param>
    public sealed record DeclareStream(IReadOnlyList<IDevice> Devices, string Stream, bool ForCollect = false) : Message<EventDescriptor>;

    /// <summary>Begins an event: the readings that follow are its data.</summary>
    /// <param name="Stream">Name of the stream.</param>
    public sealed record Create(string Stream = EventDescriptor.DefaultStream) : Message;

    /// <summary>Emits the event; the answer is the event, or null where nothing was read.</summary>
    public sealed record Save : Message<Event?>;

    /// <summary>Gives the event up.</summary>
    public sealed record Drop : Message;

    /// <summary>Reads a device, into the event where one has begun.</summary>
    public sealed record Read(IReadable Device) : Message<Readings>
    {
        /// <inheritdoc/>
        public override object Target => Device;
    }

    /// <summary>Makes an event of every change of a device, in a stream of its own.</summary>
    /// <param name="Device">The device.</param>
    /// <param name="Stream">Name of the stream; null for that of the device with _monitor.</param>
    public sealed record Monitor(ISubscribable Device, string? Stream = null) : Message
    {
        /// <inheritdoc/>
        public override object Target => Device;
    }

    /// <summary>Ends what <see cref="Monitor"/> began.</summary>
    public sealed record Unmonitor(ISubscribable Device) : Message
    {
        /// <inheritdoc/>
        public override object Target => Device;
    }

    /// <summary>Collects the rows that devices gathered on their own; the answer is the number of rows.</summary>
    /// <param name="Devices">The devices; several only where all write stream assets into a declared stream.</param>
    /// <param name="Stream">Name of the stream; null where the device names it.</param>
    /// <param name="AsEvents">True for events, false for pages.</param>
    public sealed record Collect(IReadOnlyList<ICollectable> Devices, string? Stream = null, bool AsEvents = false) : Message<long>
    {
        /// <inheritdoc/>
        public override object? Target => Devices.Count == 1 ? Devices[0] : null;
    }

    /// <summary>Changes settings of a device; streams that it is in get a new descriptor. The answer is all settings before and after.</summary>
    public sealed record Configure(IConfigurable Device, JsonObject Settings) : Message<(Readings Old, Readings New)>
    {
        /// <inheritdoc/>
        public override object Target => Device;
    }
}
