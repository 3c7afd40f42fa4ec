using Cerulean.Documents;

namespace Cerulean.Devices.Simulated;

/// <summary>
/// A motor that moves as time passes. Its data keys are its name, where it is, and name_setpoint, where it was sent;
/// its configuration is name_velocity and name_acceleration.
/// </summary>
public sealed class SimulatedMotor : Device, ICheckable, ILocatable, IStoppable
{
    private readonly Lock _gate = new();
    private readonly TimeProvider _time;
    private readonly string? _units;
    private readonly SoftSignal<double> _readback;
    private readonly SoftSignal<double> _setpoint;
    private readonly SoftSignal<double> _velocity;
    private readonly SoftSignal<double> _acceleration;
    private ITimer? _timer;
    private Status? _status;
    private Motion _motion;
    private long _start;

    /// <summary>A motor at rest at 0.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="time">The clock by which it moves.</param>
    /// <param name="units">Unit of its positions, such as mm or deg.</param>
    public SimulatedMotor(string name, TimeProvider time, string? units = null) : base(name)
    {
        _time = time;
        _units = units;
        _readback = Add(new SoftSignal<double>("", 0, time, _gate) { Units = units, Precision = 3, Refresh = Update }, Kind.Hinted);
        _setpoint = Add(new SoftSignal<double>("setpoint", 0, time, _gate) { Units = units, Precision = 3 });
        _velocity = Add(new SoftSignal<double>("velocity", 0, time, _gate) { Units = units is null ? null : $"{units}/s", LowLimit = 0, HighLimit = double.MaxValue }, Kind.Config);
        _acceleration = Add(new SoftSignal<double>("acceleration", 0, time, _gate) { Units = "s", LowLimit = 0, HighLimit = double.MaxValue }, Kind.Config);
    }

    /// <summary>Where it is; monitors are told of it every <see cref="Interval"/> while it moves.</summary>
    public ReadOnlySignal<double> Readback => _readback;

    /// <summary>Where it is now.</summary>
    public double Position
    {
        get
        {
            Update();
            return _readback.Value;
        }

        init => _readback.Value = _setpoint.Value = value;
    }

    /// <summary>Units per second; infinite, as it is at first, for a motor that is there at once. Documents have 0 for infinite, which JSON has not.</summary>
    public double Velocity
    {
        get => _velocity.Value > 0 ? _velocity.Value : double.PositiveInfinity;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            _velocity.Value = double.IsInfinity(value) ? 0 : value;
        }
    }

    /// <summary>How many seconds it takes to reach the velocity, and to come to rest again.</summary>
    public double Acceleration
    {
        get => _acceleration.Value;
        init => _acceleration.Value = value;
    }

    /// <summary>How long it rests after a move before the move is done.</summary>
    public TimeSpan Settle { get; init; }

    /// <summary>Where it can go at least.</summary>
    public double LowLimit { get; init; } = double.NegativeInfinity;

    /// <summary>Where it can go at most.</summary>
    public double HighLimit { get; init; } = double.PositiveInfinity;

    /// <summary>How often it tells of its progress while it moves.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(0.1);

    /// <inheritdoc/>
    public ValueTask CheckAsync(JsonValue value, CancellationToken cancellationToken = default)
    {
        Accept(value);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    /// <remarks>A move that is under way fails, and the new one begins where the motor is.</remarks>
    public Status Set(JsonValue value)
    {
        var target = Accept(value);
        Status? overtaken;
        Status status;
        lock (_gate)
        {
            Update();
            overtaken = _status;
            _setpoint.Value = target;
            _motion = new Motion(_readback.Value, target, Velocity, Acceleration);
            _start = _time.GetTimestamp();
            _status = null;
            var duration = _motion.Duration + Settle;
            if (duration <= TimeSpan.Zero)
            {
                _readback.Value = target;
                status = Status.Done;
            }
            else
            {
                _status = status = new Status(this);
                WakeWithin(duration);
            }
        }

        overtaken?.Fail(new InvalidOperationException($"{Name} was sent to {target} before it had arrived."));
        return status;
    }

    /// <inheritdoc/>
    public ValueTask<Location> LocateAsync(CancellationToken cancellationToken = default)
    {
        lock (_gate) return new ValueTask<Location>(new Location(_setpoint.Value, Position));
    }

    /// <inheritdoc/>
    public ValueTask StopAsync(bool success = true, CancellationToken cancellationToken = default)
    {
        Status? stopped;
        lock (_gate)
        {
            Update();
            (stopped, _status) = (_status, null);
            _timer?.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }

        if (success) stopped?.Succeed();
        else stopped?.Fail(new InvalidOperationException($"{Name} was stopped at {Position}."));
        return ValueTask.CompletedTask;
    }

    private double Accept(JsonValue value)
    {
        if (!value.TryGetDouble(out var target) || !double.IsFinite(target)) throw new LimitException($"{Name}: found {value.Describe()}, expected a number.");
        if (target < LowLimit || target > HighLimit) throw new LimitException($"{Name}: found {target}, expected a position from {LowLimit} to {HighLimit}.");
        return target;
    }

    // A timer may fire on any thread, and late: where the motor is follows from the time alone.
    private void OnTimer()
    {
        Status? status;
        bool hasArrived;
        Progress progress;
        lock (_gate)
        {
            status = _status;
            if (status is null) return;
            Update();
            // The clock is asked once: it goes on between two questions, and no timer waits for less than nothing.
            var left = _motion.Duration + Settle - _time.GetElapsedTime(_start);
            hasArrived = left <= TimeSpan.Zero;
            if (hasArrived) _status = null;
            else WakeWithin(left);
            progress = new Progress(_readback.Value, _motion.From, _motion.To, _units);
        }

        status.Report(progress);
        if (hasArrived) status.Succeed();
    }

    private void Update()
    {
        lock (_gate)
        {
            if (_status is null) return;
            var position = _motion.PositionAfter(_time.GetElapsedTime(_start));
            if (position != _readback.Value) _readback.Value = position;
        }
    }

    private void WakeWithin(TimeSpan left)
    {
        _timer ??= _time.CreateTimer(static motor => ((SimulatedMotor)motor!).OnTimer(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _timer.Change(left < Interval ? left : Interval, Timeout.InfiniteTimeSpan);
    }
}
