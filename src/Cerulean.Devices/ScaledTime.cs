namespace Cerulean.Devices;

/// <summary>A clock that goes faster, or slower, than another one from now on, timers too: a rehearsal of an experiment in a part of its time.</summary>
/// <remarks>Timers wait for whole milliseconds of the other clock, because that of the system knows no shorter ones; none fires early.</remarks>
public sealed class ScaledTime : TimeProvider
{
    private readonly TimeProvider _inner;
    private readonly double _speed;
    private readonly DateTimeOffset _start;
    private readonly long _startTimestamp;

    /// <summary>A clock that shows now what the other one shows.</summary>
    /// <param name="inner">The other clock.</param>
    /// <param name="speed">How many seconds pass here in one second there.</param>
    public ScaledTime(TimeProvider inner, double speed)
    {
        if (!(speed > 0) || !double.IsFinite(speed)) throw new ArgumentOutOfRangeException(nameof(speed), speed, "A clock goes at a finite speed greater than 0.");
        (_inner, _speed, _start, _startTimestamp) = (inner, speed, inner.GetUtcNow(), inner.GetTimestamp());
    }

    /// <inheritdoc/>
    public override long TimestampFrequency => _inner.TimestampFrequency;

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => _inner.LocalTimeZone;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => _start + ((_inner.GetUtcNow() - _start) * _speed);

    /// <inheritdoc/>
    public override long GetTimestamp() => _startTimestamp + (long)((_inner.GetTimestamp() - _startTimestamp) * _speed);

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new ScaledTimer(this, _inner.CreateTimer(callback, state, Scale(dueTime), Scale(period)));

    private TimeSpan Scale(TimeSpan duration) =>
        duration <= TimeSpan.Zero ? duration : TimeSpan.FromMilliseconds(Math.Ceiling(duration.TotalMilliseconds / _speed));

    private sealed class ScaledTimer(ScaledTime clock, ITimer timer) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(clock.Scale(dueTime), clock.Scale(period));

        public void Dispose() => timer.Dispose();

        public ValueTask DisposeAsync() => timer.DisposeAsync();
    }
}
