using Cerulean.Documents;

namespace Cerulean.Devices.Simulated;

/// <summary>
/// A camera that writes images of a few bright spots, and noise, to files. With a motor the spots turn about the vertical axis,
/// one turn in 360 of its units: a tomography. Its data key is its name; its configuration is name_exposure_time, in seconds, and name_gain.
/// </summary>
public sealed class Camera : Detector
{
    private readonly CameraSensor _sensor;

    /// <summary>A camera whose images are resources and datums.</summary>
    /// <param name="name">Its name, which is also its data key.</param>
    /// <param name="writer">Writes the images.</param>
    /// <param name="time">Lets an exposure take its time.</param>
    /// <param name="uids">Gives the uids of the resources.</param>
    /// <param name="motor">Turns what the camera sees; null for nothing that moves.</param>
    /// <param name="rows">Height of an image.</param>
    /// <param name="columns">Width of an image.</param>
    /// <param name="seed">The same images for the same seed.</param>
    public Camera(string name, IArrayWriter writer, TimeProvider time, UidSource uids, SimulatedMotor? motor = null, int rows = 120, int columns = 160, int seed = 0)
        : this(name, new ResourceDataLogic(writer, uids, time), time, motor, rows, columns, seed)
    {
    }

    /// <summary>A camera whose images go where the logic says, such as into a stream resource.</summary>
    /// <param name="name">Its name, which is also its data key.</param>
    /// <param name="data">Where the images go.</param>
    /// <param name="time">Lets an exposure take its time.</param>
    /// <param name="motor">Turns what the camera sees; null for nothing that moves.</param>
    /// <param name="rows">Height of an image.</param>
    /// <param name="columns">Width of an image.</param>
    /// <param name="seed">The same images for the same seed.</param>
    /// <param name="trigger">What a trigger means; null for one image.</param>
    public Camera(string name, DataLogic data, TimeProvider time, SimulatedMotor? motor = null, int rows = 120, int columns = 160, int seed = 0, TriggerLogic? trigger = null)
        : this(name, new CameraSensor(name, time, motor, rows, columns, seed), data, trigger)
    {
    }

    private Camera(string name, CameraSensor sensor, DataLogic data, TriggerLogic? trigger) : base(name, sensor, data, trigger) => _sensor = sensor;

    /// <summary>How long an image is exposed.</summary>
    public TimeSpan Exposure { get => TimeSpan.FromSeconds(_sensor.Exposure.Value); init => _sensor.Exposure.Value = value.TotalSeconds; }

    /// <summary>Counts for a photon.</summary>
    public double Gain { get => _sensor.Gain.Value; init => _sensor.Gain.Value = value; }
}
