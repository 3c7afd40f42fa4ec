namespace Cerulean.Devices;

/// <summary>
/// A clock that stands still until it is advanced, so that an experiment of hours runs in seconds and gives the same times on every call.
/// Timers fire on the thread that advances it, in the order of their times, those of one time in the order in which they were set.
/// </summary>
/// <remarks>A run engine advances it whenever nothing else is to be done.</remarks>
public sealed class VirtualTime : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly long _start;
    private PriorityQueue<(VirtualTimer Timer, long Setting), (long Due, long Order)> _queue = new();
    private int _left;
    private long _now;
    private long _order;

    /// <summary>A clock that shows this time.</summary>
    public VirtualTime(DateTimeOffset start) => _start = _now = start.UtcTicks;

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <summary>The time that has passed since the start.</summary>
    public TimeSpan Elapsed => new(Volatile.Read(ref _now) - _start);

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => new(Volatile.Read(ref _now), TimeSpan.Zero);

    /// <inheritdoc/>
    public override long GetTimestamp() => Volatile.Read(ref _now);

    /// <summary>Goes to the next timer and fires it; false where none is set.</summary>
    public bool AdvanceToNext() => FireNext(long.MaxValue);

    /// <summary>Lets time pass, and fires the timers on the way.</summary>
    public void Advance(TimeSpan duration)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(duration, TimeSpan.Zero);
        var until = GetTimestamp() + duration.Ticks;
        while (FireNext(until))
        {
        }

        lock (_gate) _now = Math.Max(_now, until);
    }

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new VirtualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private bool FireNext(long until)
    {
        VirtualTimer timer;
        lock (_gate)
        {
            do
            {
                if (!_queue.TryPeek(out var next, out var at) || at.Due > until) return false;
                _queue.Dequeue();
                timer = next.Timer;
                if (next.Setting != timer.Setting)
                {
                    _left--;
                    continue;
                }

                _now = Math.Max(_now, at.Due);
                timer.Repeat(at.Due);
                break;
            }
            while (true);
        }

        timer.Fire();
        return true;
    }

    // Timers that were given up would else stay until their time: of long timeouts that are never reached there may be millions.
    private void Sweep()
    {
        if (++_left < 1000 || _left < _queue.Count / 2) return;
        _queue = new(_queue.UnorderedItems.Where(static item => item.Element.Setting == item.Element.Timer.Setting));
        _left = 0;
    }

    private sealed class VirtualTimer(VirtualTime clock, TimerCallback callback, object? state) : ITimer
    {
        private TimeSpan _period;
        private bool _isSet;

        // A timer that is set anew, or disposed, leaves what it had in the queue behind.
        public long Setting { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._gate)
            {
                Setting++;
                if (_isSet) clock.Sweep();
                _isSet = false;
                _period = period;
                if (dueTime != Timeout.InfiniteTimeSpan) Enqueue(clock._now + Math.Max(0, dueTime.Ticks));
                return true;
            }
        }

        public void Fire() => callback(state);

        public void Repeat(long due)
        {
            Setting++;
            _isSet = false;
            if (_period > TimeSpan.Zero) Enqueue(due + _period.Ticks);
        }

        public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        private void Enqueue(long due)
        {
            _isSet = true;
            clock._queue.Enqueue((this, Setting), (due, clock._order++));
        }
    }
}
