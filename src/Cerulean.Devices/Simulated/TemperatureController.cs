using Cerulean.Documents;

namespace Cerulean.Devices.Simulated;

/// <summary>
/// An oven with its controller: the wanted temperature rises or falls at a rate, and the oven follows it with a lag. A set is done when the oven is
/// within a deadband. Its data keys are its name and name_setpoint, its configuration is name_rate and name_deadband.
/// </summary>
public sealed class TemperatureController : Device, ICheckable, ILocatable, IStoppable
{
    private readonly Lock _gate = new();
    private readonly TimeProvider _time;
    private readonly SoftSignal<double> _readback;
    private readonly SoftSignal<double> _setpoint;
    private readonly SoftSignal<double> _rate;
    private readonly SoftSignal<double> _deadband;
    private ITimer? _timer;
    private Status? _status;
    private double _begin;
    private double _wanted;
    private long _last;

    /// <summary>An oven at a temperature in kelvin.</summary>
    public TemperatureController(string name, TimeProvider time, double temperature = 295) : base(name)
    {
        (_time, _wanted) = (time, temperature);
        _readback = Add(new SoftSignal<double>("", temperature, time, _gate) { Units = "K", Precision = 2 }, Kind.Hinted);
        _setpoint = Add(new SoftSignal<double>("setpoint", temperature, time, _gate) { Units = "K", Precision = 2 });
        _rate = Add(new SoftSignal<double>("rate", 1, time, _gate) { Units = "K/s", LowLimit = 0 }, Kind.Config);
        _deadband = Add(new SoftSignal<double>("deadband", 0.1, time, _gate) { Units = "K", LowLimit = 0 }, Kind.Config);
    }

    /// <summary>The temperature of the oven; monitors are told of it every <see cref="Interval"/> while it changes.</summary>
    public ReadOnlySignal<double> Readback => _readback;

    /// <summary>How fast the wanted temperature changes, in kelvin per second.</summary>
    public double Rate { get => _rate.Value; init => _rate.Value = value; }

    /// <summary>How near is near enough, in kelvin.</summary>
    public double Deadband { get => _deadband.Value; init => _deadband.Value = value; }

    /// <summary>How long the oven takes to come nearer to the wanted temperature by a factor of e.</summary>
    public TimeSpan Lag { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The lowest temperature it takes, in kelvin.</summary>
    public double LowLimit { get; init; }

    /// <summary>The highest temperature it takes, in kelvin.</summary>
    public double HighLimit { get; init; } = 1500;

    /// <summary>How often the temperature is worked out.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    public ValueTask CheckAsync(JsonValue value, CancellationToken cancellationToken = default)
    {
        Accept(value);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    /// <remarks>A change that is under way fails, and the new one begins where the oven is.</remarks>
    public Status Set(JsonValue value)
    {
        var target = Accept(value);
        var status = new Status(this);
        Status? overtaken;
        lock (_gate)
        {
            (overtaken, _status) = (_status, status);
            _begin = _readback.Value;
            if (overtaken is null) _wanted = _begin;
            _setpoint.Value = target;
            _last = _time.GetTimestamp();
            _timer ??= _time.CreateTimer(static oven => ((TemperatureController)oven!).OnTimer(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            _timer.Change(Interval, Timeout.InfiniteTimeSpan);
        }

        overtaken?.Fail(new InvalidOperationException($"{Name} was sent to {target} K before it had arrived."));
        return status;
    }

    /// <inheritdoc/>
    public ValueTask<Location> LocateAsync(CancellationToken cancellationToken = default)
    {
        lock (_gate) return new ValueTask<Location>(new Location(_setpoint.Value, _readback.Value));
    }

    /// <inheritdoc/>
    /// <remarks>The oven stays at the temperature that it has.</remarks>
    public ValueTask StopAsync(bool success = true, CancellationToken cancellationToken = default)
    {
        Status? stopped;
        lock (_gate)
        {
            (stopped, _status) = (_status, null);
            _timer?.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }

        if (success) stopped?.Succeed();
        else stopped?.Fail(new InvalidOperationException($"{Name} was stopped at {_readback.Value} K."));
        return ValueTask.CompletedTask;
    }

    private double Accept(JsonValue value) => value.TryGetDouble(out var target) && target >= LowLimit && target <= HighLimit
        ? target
        : throw new LimitException($"{Name}: found {value.Describe()}, expected a temperature from {LowLimit} to {HighLimit} K.");

    private void OnTimer()
    {
        Status? status;
        bool hasArrived;
        Progress progress;
        lock (_gate)
        {
            status = _status;
            if (status is null) return;
            var target = _setpoint.Value;
            Follow(target);
            hasArrived = _wanted == target && Math.Abs(_readback.Value - target) <= Deadband;
            if (hasArrived) _status = null;
            else _timer!.Change(Interval, Timeout.InfiniteTimeSpan);
            progress = new Progress(_readback.Value, _begin, target, "K");
        }

        status.Report(progress);
        if (hasArrived) status.Succeed();
    }

    // A timer may be late: what counts is the time that has passed.
    private void Follow(double target)
    {
        var seconds = _time.GetElapsedTime(_last).TotalSeconds;
        _last = _time.GetTimestamp();
        _wanted += Math.Clamp(target - _wanted, -Rate * seconds, Rate * seconds);
        var follow = Lag > TimeSpan.Zero ? 1 - Math.Exp(-seconds / Lag.TotalSeconds) : 1;
        _readback.Value += (_wanted - _readback.Value) * follow;
    }
}
