namespace Cerulean.Devices.Simulated;

/// <summary>A device of which one call takes its time.</summary>
/// <param name="name">Its name.</param>
/// <param name="call">The call.</param>
/// <param name="delay">How long it takes.</param>
/// <param name="time">Measures it.</param>
public sealed class SlowDevice(string name, DeviceCall call, TimeSpan delay, TimeProvider time) : FaultyDevice(name, call, time)
{
    private protected override Status GoWrong() => Status.Of(Task.Delay(delay, Time), this);
}
