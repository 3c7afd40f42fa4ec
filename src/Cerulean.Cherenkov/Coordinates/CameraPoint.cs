namespace Cerulean.Cherenkov.Coordinates;

/// <summary>A place in the focal plane, m from its centre: x where light of larger altitude falls, y where light of larger azimuth does.</summary>
public readonly record struct CameraPoint(double XM, double YM);
