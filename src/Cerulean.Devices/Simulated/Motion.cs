namespace Cerulean.Devices.Simulated;

/// <summary>A move from rest to rest: the speed rises evenly, is kept, and falls as it rose.</summary>
internal readonly record struct Motion
{
    private readonly double _speed;
    private readonly double _ramp;
    private readonly double _seconds;

    /// <summary>A move with a speed that it takes <paramref name="ramp"/> seconds to reach; a short move does not reach it.</summary>
    public Motion(double from, double to, double speed, double ramp)
    {
        (From, To) = (from, to);
        var distance = Math.Abs(to - from);
        _ramp = ramp <= 0 ? 0 : Math.Min(ramp, Math.Sqrt(distance * ramp / speed));
        _speed = _ramp < ramp ? speed * _ramp / ramp : speed;
        _seconds = distance == 0 ? 0 : (distance / _speed) + _ramp;
        Duration = TimeSpan.FromTicks((long)Math.Round(_seconds * TimeSpan.TicksPerSecond));
    }

    public double From { get; }

    public double To { get; }

    public TimeSpan Duration { get; }

    public double PositionAfter(TimeSpan elapsed)
    {
        if (elapsed >= Duration) return To;
        var seconds = Math.Min(elapsed.TotalSeconds, _seconds);
        var left = _seconds - seconds;
        var distance = seconds < _ramp ? _speed * seconds * seconds / (2 * _ramp)
            : left < _ramp ? Math.Abs(To - From) - (_speed * left * left / (2 * _ramp))
            : _speed * (seconds - (_ramp / 2));
        return From + Math.CopySign(distance, To - From);
    }
}
