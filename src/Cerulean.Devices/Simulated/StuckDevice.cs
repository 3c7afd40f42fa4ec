namespace Cerulean.Devices.Simulated;

/// <summary>A device of which one call never ends. A call that is cancelled ends as cancelled.</summary>
/// <param name="name">Its name.</param>
/// <param name="call">The call.</param>
/// <param name="time">Gives the timestamps, and measures the timeout.</param>
public sealed class StuckDevice(string name, DeviceCall call, TimeProvider time) : FaultyDevice(name, call, time)
{
    /// <summary>When the device itself gives up with a <see cref="TimeoutException"/>; null for never.</summary>
    public TimeSpan? Timeout { get; init; }

    private protected override Status GoWrong() => Timeout is { } limit ? new Status(this, limit, Time) : new Status(this);
}
