namespace Cerulean.Assets.Tests;

/// <summary>A clock whose timers are due at once; it tells how long one would have waited, and does something at each wait.</summary>
internal sealed class HurriedClock(Action<int>? atWait = null) : TimeProvider
{
    public List<TimeSpan> Waits { get; } = [];

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Waits.Add(dueTime);
        atWait?.Invoke(Waits.Count);
        callback(state);
        return new Over();
    }

    private sealed class Over : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => false;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
