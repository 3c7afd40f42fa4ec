namespace Cerulean.Devices.Simulated;

/// <summary>A device of which one call fails.</summary>
/// <param name="name">Its name.</param>
/// <param name="call">The call.</param>
/// <param name="time">Gives the timestamps.</param>
public sealed class FailingDevice(string name, DeviceCall call, TimeProvider time) : FaultyDevice(name, call, time)
{
    /// <summary>What it fails with.</summary>
    public Exception Error { get; init; } = new InvalidOperationException($"{name} fails at {call}.");

    /// <summary>True where the call itself throws; else its status or task fails.</summary>
    public bool Throws { get; init; }

    /// <summary>How long it takes until the status or task fails.</summary>
    public TimeSpan Delay { get; init; }

    private protected override Status GoWrong()
    {
        if (Throws) throw Error;
        return Delay > TimeSpan.Zero ? Status.Of(FailLaterAsync(), this) : Status.Failed(Error, this);
    }

    private async Task FailLaterAsync()
    {
        await Task.Delay(Delay, Time);
        throw Error;
    }
}
