namespace Cerulean.Cherenkov.Coordinates;

/// <summary>A direction in a field of view: longitude along azimuth, -π to π, and latitude along altitude, rad, from its centre.</summary>
public readonly record struct FieldPoint(double LongitudeRad, double LatitudeRad);
