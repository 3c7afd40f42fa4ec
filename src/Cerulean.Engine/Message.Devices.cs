using Cerulean.Devices;
using Cerulean.Documents;

namespace Cerulean.Engine;

public abstract partial record Message
{
    /// <summary>Begins to move a device. It is stopped at a pause and at the end of the plan.</summary>
    /// <param name="Device">The device.</param>
    /// <param name="Value">Where to.</param>
    /// <param name="Group">Name to wait for.</param>
    public sealed record Set(IMovable Device, JsonValue Value, string Group = "") : Message<Status>
    {
        /// <inheritdoc/>
        public override object Target => Device;
    }

    /// <summary>Begins a measurement.</summary>
    /// <param name="Device">The device.</param>
    /// <param name="Group">Name to wait for.</param>
    public sealed record Trigger(ITriggerable Device, string Group = "") : Message<Status>
    {
        /// <inheritdoc/>
        public override object Target => Device;
    }

    /// <summary>Tells a device what it will be asked to do.</summary>
    /// <param name="Device">The device.</param>
    /// <param name="Value">What it will do.</param>
    /// <param name="Group">Name to wait for.</param>
    public sealed record Prepare(IPreparable Device, JsonValue Value, string Group = "") : Message<Status>
    {
        /// <inheritdoc/>
        public override object Target => Device;
    }

    /// <summary>Lets a device measure on its own.</summary>
    /// <param name="Device">The device.</param>
    /// <param name="Group">Name to wait for.</param>
    public sealed record Kickoff(IFlyable Device, string Group = "") : Message<Status>
    {
        /// <inheritdoc/>
        public override object Target => Device;
    }

    /// <summary>Asks a device that measures on its own to end.</summary>
    /// <param name="Device">The device.</param>
    /// <param name="Group">Name to wait for.</param>
    public sealed record Complete(IFlyable Device, string Group = "") : Message<Status>
    {
        /// <inheritdoc/>
        public override object Target => Device;
    }

    /// <summary>Prepares a device for the experiment. What a plan leaves staged is unstaged at its end.</summary>
    public sealed record Stage(IStageable Device, string Group = "") : Message<Status>
    {
        /// <inheritdoc/>
        public override object Target => Device;
    }

    /// <summary>Releases a device that was staged.</summary>
    public sealed record Unstage(IStageable Device, string Group = "") : Message<Status>
    {
        /// <inheritdoc/>
        public override object Target => Device;
    }

    /// <summary>Stops a device.</summary>
    public sealed record Stop(IStoppable Device) : Message
    {
        /// <inheritdoc/>
        public override object Target => Device;
    }

    /// <summary>Asks devices where they are, all at once; the answer is in the order of the devices.</summary>
    public sealed record Locate(IReadOnlyList<ILocatable> Devices) : Message<IReadOnlyList<Location>>
    {
        /// <inheritdoc/>
        public override object? Target => Devices.Count == 1 ? Devices[0] : null;
    }

    /// <summary>Waits until all that was begun in a group is done; the answer is true, or false after a timeout that is no error.</summary>
    /// <param name="Group">Name of the group.</param>
    /// <param name="Timeout">How long to wait; null for ever.</param>
    /// <param name="ErrorOnTimeout">False to go on after the timeout; what is not done can be waited for again.</param>
    /// <param name="Watch">Groups whose failure ends the wait. Here every failure does, so it need not be given.</param>
    public sealed record Wait(string Group = "", TimeSpan? Timeout = null, bool ErrorOnTimeout = true, IReadOnlyList<string>? Watch = null) : Message<bool>;

    /// <summary>
    /// Waits for tasks, which begin when the message is carried out, and anew when it is repeated. When one fails, or it takes too long, the others are cancelled.
    /// </summary>
    /// <param name="Tasks">Begin the tasks.</param>
    /// <param name="Timeout">How long to wait; null for ever.</param>
    public sealed record WaitFor(IReadOnlyList<Func<CancellationToken, Task>> Tasks, TimeSpan? Timeout = null) : Message;
}
