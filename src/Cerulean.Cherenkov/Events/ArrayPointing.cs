namespace Cerulean.Cherenkov.Events;

/// <summary>Where the array points; NaN where it is not known.</summary>
public readonly record struct ArrayPointing()
{
    /// <summary>Azimuth from north over east, rad.</summary>
    public double AzimuthRad { get; init; } = double.NaN;

    /// <summary>Altitude above the horizon, rad.</summary>
    public double AltitudeRad { get; init; } = double.NaN;

    /// <summary>Right ascension, rad.</summary>
    public double RightAscensionRad { get; init; } = double.NaN;

    /// <summary>Declination, rad.</summary>
    public double DeclinationRad { get; init; } = double.NaN;
}
