namespace Cerulean.Cherenkov.Events;

/// <summary>The calibration of a camera that holds for an event; it is shared by many events and never changed.</summary>
public sealed class CameraCalibration
{
    /// <summary>Number of gain channels.</summary>
    public required int Channels { get; init; }

    /// <summary>Number of pixels.</summary>
    public required int Pixels { get; init; }

    /// <summary>Baseline of a sample, ADC counts; shape (channels, pixels).</summary>
    public required float[] Pedestal { get; init; }

    /// <summary>From a sample without its baseline to photo-electrons; shape (channels, pixels).</summary>
    public required float[] Factor { get; init; }

    /// <summary>Correction of peak times, ns; shape (channels, pixels); null where there is none.</summary>
    public float[]? TimeShiftNs { get; init; }

    /// <summary>Pixels that are switched off; shape (pixels).</summary>
    public required bool[] IsDisabled { get; init; }
}
