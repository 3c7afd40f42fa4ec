using Cerulean.Devices;
using Cerulean.Devices.Simulated;
using Cerulean.Documents;

namespace Cerulean.Cli.Collecting;

/// <summary>The simulated devices that scans use, each made when it is asked for.</summary>
/// <param name="time">The clock of the devices.</param>
/// <param name="seed">The same noise for the same seed.</param>
/// <param name="exposure">Seconds that detectors measure.</param>
/// <param name="images">Writes the images of the camera.</param>
/// <param name="uids">Gives the uids of its stream resources.</param>
internal sealed class Laboratory(TimeProvider time, int seed, double exposure, IArrayWriter images, UidSource uids)
{
    private const double Speed = 5;
    private const double TurningSpeed = 90;

    /// <summary>The motor that the detector sees.</summary>
    public SimulatedMotor Motor => field ??= NewMotor("motor", Speed);

    /// <summary>A motor across the other one.</summary>
    public SimulatedMotor Across => field ??= NewMotor("across", Speed);

    /// <summary>Counts of a peak at 0, with the noise of counting.</summary>
    public PointDetector Detector => field ??= new PointDetector("det", Motor, time, seed)
    {
        Imax = 1000,
        Noise = Noise.poisson,
        Exposure = TimeSpan.FromSeconds(exposure),
    };

    /// <summary>Turns the sample, in degrees.</summary>
    public SimulatedMotor Rotation => field ??= NewMotor("rotation", TurningSpeed, "deg");

    /// <summary>Goes to the columns of tiles.</summary>
    public SimulatedMotor TileX => field ??= NewMotor("tile_x", Speed);

    /// <summary>Goes to the rows of tiles.</summary>
    public SimulatedMotor TileY => field ??= NewMotor("tile_y", Speed);

    /// <summary>The number of the tile.</summary>
    public SoftSignal<long> TileId => field ??= new SoftSignal<long>(Store.Tiles.Key, 0, time);

    /// <summary>The light that comes through the sample.</summary>
    public PointDetector Intensity => field ??= new PointDetector("intensity", Rotation, time, seed)
    {
        Imax = 1000,
        Center = 90,
        Sigma = 60,
        Noise = Noise.poisson,
        Exposure = TimeSpan.FromSeconds(exposure),
    };

    /// <summary>The temperature of the sample.</summary>
    public TemperatureController Temperature => field ??= new TemperatureController("temperature", time);

    /// <summary>A camera in front of which the sample turns; its images are in a stream resource.</summary>
    public Camera Camera => field ??= new Camera("camera", new StreamDataLogic(images, uids, time), time, Rotation, seed: seed)
    {
        Exposure = TimeSpan.FromSeconds(exposure),
    };

    private SimulatedMotor NewMotor(string name, double velocity, string units = "mm") => new(name, time, units) { Velocity = velocity, Acceleration = 0.05, LowLimit = -1000, HighLimit = 1000 };
}
