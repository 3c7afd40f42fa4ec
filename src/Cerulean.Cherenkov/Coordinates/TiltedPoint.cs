namespace Cerulean.Cherenkov.Coordinates;

/// <summary>A place in a tilted ground frame, m: z towards the direction, x and y across it; at the zenith x is north and y is west.</summary>
public readonly record struct TiltedPoint(double XM, double YM, double ZM);
