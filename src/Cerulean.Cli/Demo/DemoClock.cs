namespace Cerulean.Cli.Demo;

/// <summary>The clock of the composed runs: an instrument that takes its time, and the same time on every call.</summary>
internal sealed class DemoClock : TimeProvider
{
    private DateTimeOffset _now = new(2026, 1, 15, 9, 30, 0, TimeSpan.Zero);

    public double Seconds => (_now - DateTimeOffset.UnixEpoch).TotalSeconds;

    public void Pass(double seconds) => _now = _now.AddSeconds(seconds);

    public override DateTimeOffset GetUtcNow() => _now;
}
