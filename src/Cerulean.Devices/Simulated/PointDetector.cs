namespace Cerulean.Devices.Simulated;

/// <summary>
/// A detector of one number: a gaussian peak over the position of a motor, with noise. Its data key is its name;
/// its configuration is name_Imax, name_center, name_sigma, name_noise and name_noise_multiplier.
/// </summary>
public sealed class PointDetector : Device, ITriggerable
{
    private readonly SimulatedMotor? _motor;
    private readonly TimeProvider _time;
    private readonly Random _random;
    private readonly SoftSignal<double> _value;
    private readonly SoftSignal<double> _height;
    private readonly SoftSignal<double> _center;
    private readonly SoftSignal<double> _sigma;
    private readonly SoftSignal<Noise> _noise;
    private readonly SoftSignal<double> _noiseMultiplier;

    /// <summary>A detector that sees the motor; without a motor, as if one stood at 0.</summary>
    public PointDetector(string name, SimulatedMotor? motor, TimeProvider time, int seed = 0) : base(name)
    {
        (_motor, _time, _random) = (motor, time, new Random(seed));
        _value = Add(new SoftSignal<double>("", 0, time) { Precision = 3 }, Kind.Hinted);
        _height = Add(new SoftSignal<double>("Imax", 1, time), Kind.Config);
        _center = Add(new SoftSignal<double>("center", 0, time), Kind.Config);
        _sigma = Add(new SoftSignal<double>("sigma", 1, time), Kind.Config);
        _noise = Add(new SoftSignal<Noise>("noise", Simulated.Noise.none, time), Kind.Config);
        _noiseMultiplier = Add(new SoftSignal<double>("noise_multiplier", 1, time), Kind.Config);
    }

    /// <summary>What was measured last.</summary>
    public double Value => _value.Value;

    /// <summary>Height of the peak.</summary>
    public double Imax { get => _height.Value; init => _height.Value = value; }

    /// <summary>Where the peak is.</summary>
    public double Center { get => _center.Value; init => _center.Value = value; }

    /// <summary>Width of the peak.</summary>
    public double Sigma { get => _sigma.Value; init => _sigma.Value = value; }

    /// <summary>What disturbs the value.</summary>
    public Noise Noise { get => _noise.Value; init => _noise.Value = value; }

    /// <summary>How far uniform noise goes.</summary>
    public double NoiseMultiplier { get => _noiseMultiplier.Value; init => _noiseMultiplier.Value = value; }

    /// <summary>How long a measurement takes.</summary>
    public TimeSpan Exposure { get; init; }

    /// <inheritdoc/>
    public Status Trigger()
    {
        if (Exposure > TimeSpan.Zero) return Status.Of(ExposeAsync(), this);
        _value.Value = Measure();
        return Status.Done;
    }

    private async Task ExposeAsync()
    {
        await Task.Delay(Exposure, _time);
        _value.Value = Measure();
    }

    private double Measure()
    {
        var x = ((_motor?.Position ?? 0) - Center) / Sigma;
        var value = Imax * Math.Exp(-x * x / 2);
        return Noise switch
        {
            Noise.poisson => Poisson(value),
            Noise.uniform => value + (NoiseMultiplier * ((2 * _random.NextDouble()) - 1)),
            _ => value,
        };
    }

    // Counts arrivals until the time is over; in large numbers a normal distribution is as good, and quicker.
    private double Poisson(double mean)
    {
        if (mean > 1000) return Math.Max(0, Math.Round(mean + (Math.Sqrt(mean) * Normal())));
        var count = 0;
        for (var left = mean + Math.Log(1 - _random.NextDouble()); left > 0; left += Math.Log(1 - _random.NextDouble())) count++;
        return count;
    }

    private double Normal() => Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble());
}
