namespace Cerulean.Cherenkov.Coordinates;

/// <summary>A direction on the sky: azimuth from north over east, altitude above the horizon, rad.</summary>
public readonly record struct Horizontal(double AzimuthRad, double AltitudeRad)
{
    /// <summary>The angle between two directions, rad; exact for small and for large ones.</summary>
    public double SeparationRad(Horizontal other)
    {
        var (sinAltitude, cosAltitude) = Math.SinCos(AltitudeRad);
        var (sinOther, cosOther) = Math.SinCos(other.AltitudeRad);
        var (sinAzimuth, cosAzimuth) = Math.SinCos(other.AzimuthRad - AzimuthRad);
        var across = double.Hypot(cosOther * sinAzimuth, (cosAltitude * sinOther) - (sinAltitude * cosOther * cosAzimuth));
        return Math.Atan2(across, (sinAltitude * sinOther) + (cosAltitude * cosOther * cosAzimuth));
    }

    /// <summary>The direction as a vector of length 1 in the ground frame: x north, y west, z up.</summary>
    public (double X, double Y, double Z) ToGround()
    {
        var (sinAltitude, cosAltitude) = Math.SinCos(AltitudeRad);
        var (sinAzimuth, cosAzimuth) = Math.SinCos(AzimuthRad);
        return (cosAltitude * cosAzimuth, -cosAltitude * sinAzimuth, sinAltitude);
    }

    /// <summary>The direction of a vector of any length in the ground frame; azimuth from 0 to 2π.</summary>
    public static Horizontal FromGround(double x, double y, double z) =>
        new(Turn(Math.Atan2(-y, x)), Math.Atan2(z, double.Hypot(x, y)));

    // 0 up to 2π, without it.
    internal static double Turn(double angle)
    {
        var turned = angle - (Math.Tau * Math.Floor(angle / Math.Tau));
        return turned < Math.Tau ? turned : 0;
    }
}
