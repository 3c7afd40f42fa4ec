namespace Cerulean.Cherenkov.Simtel;

/// <summary>What a file says about one telescope; null where it has not said it yet.</summary>
public sealed class TelescopeConfiguration
{
    internal TelescopeConfiguration(int telId) => TelId = telId;

    /// <summary>Telescope.</summary>
    public int TelId { get; }

    /// <summary>Optics and pixels.</summary>
    public CameraSettings? Camera { get; internal set; }

    /// <summary>Electronics and trigger groups.</summary>
    public CameraOrganization? Organization { get; internal set; }

    /// <summary>High voltage, thresholds, readout window and reference pulses.</summary>
    public PixelSettings? Pixels { get; internal set; }

    /// <summary>Pixels that are switched off.</summary>
    public DisabledPixels? Disabled { get; internal set; }

    /// <summary>What the camera's software does.</summary>
    public CameraSoftwareSettings? Software { get; internal set; }

    /// <summary>Correction of the pointing.</summary>
    public PointingCorrection? Pointing { get; internal set; }

    /// <summary>The drives.</summary>
    public DriveSettings? Drive { get; internal set; }

    /// <summary>Names and values.</summary>
    public HistoryMeta? Metadata { get; internal set; }

    /// <summary>True if camera, electronics and readout are there: what images need.</summary>
    public bool IsComplete => Camera is not null && Organization is not null && Pixels is not null;
}
