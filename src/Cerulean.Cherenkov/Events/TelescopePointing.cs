namespace Cerulean.Cherenkov.Events;

/// <summary>Where a telescope points: azimuth from north over east and altitude above the horizon, rad.</summary>
public readonly record struct TelescopePointing(double AzimuthRad, double AltitudeRad);
