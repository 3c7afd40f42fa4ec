namespace Cerulean.Cherenkov.Coordinates;

/// <summary>A place on the earth: geodetic longitude to the east and latitude to the north, rad, height above the sea, m.</summary>
public readonly record struct EarthLocation(double LongitudeRad, double LatitudeRad, double HeightM);
