namespace Cerulean.Devices.Tests;

/// <summary>A clock that goes on by 7 ms whenever it is asked, as that of a busy machine may. It is its one timer too, which fires when the test says so.</summary>
internal sealed class HurryingTime : TimeProvider, ITimer
{
    private long _now;
    private TimeSpan _due = Timeout.InfiniteTimeSpan;
    private Action? _callback;

    public override long TimestampFrequency => 1000;

    public override long GetTimestamp() => _now += 7;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        _callback = () => callback(state);
        Change(dueTime, period);
        return this;
    }

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        Assert.True(dueTime >= TimeSpan.Zero || dueTime == Timeout.InfiniteTimeSpan, $"due in {dueTime}");
        _due = dueTime;
        return true;
    }

    public void Fire()
    {
        Assert.NotEqual(Timeout.InfiniteTimeSpan, _due);
        _now += (long)_due.TotalMilliseconds;
        _due = Timeout.InfiniteTimeSpan;
        _callback!();
    }

    public void Dispose() => _due = Timeout.InfiniteTimeSpan;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
