using Cerulean.Devices.Simulated;

namespace Cerulean.Cli.Collecting;

/// <summary>The simulated devices that scans use, each made when it is asked for.</summary>
internal sealed class Laboratory(TimeProvider time, int seed, double exposure)
{
    /// <summary>The motor that the detector sees.</summary>
    public SimulatedMotor Motor => field ??= NewMotor("motor", 5);

    /// <summary>Counts of a peak at 0, with the noise of counting.</summary>
    public PointDetector Detector => field ??= new PointDetector("det", Motor, time, seed)
    {
        Imax = 1000,
        Noise = Noise.poisson,
        Exposure = TimeSpan.FromSeconds(exposure),
    };

    /// <summary>A motor across the other one.</summary>
    public SimulatedMotor Across => field ??= NewMotor("across", 5);

    private SimulatedMotor NewMotor(string name, double velocity) => new(name, time) { Velocity = velocity, Acceleration = 0.05, LowLimit = -100, HighLimit = 100 };
}
