namespace Cerulean.Cherenkov.Events;

/// <summary>What was measured beside an event and holds for it.</summary>
public sealed class Monitoring
{
    /// <summary>Where the telescope points.</summary>
    public TelescopePointing Pointing { get; init; } = new(double.NaN, double.NaN);

    /// <summary>Calibration of the camera; null where there is none.</summary>
    public CameraCalibration? Camera { get; init; }
}
