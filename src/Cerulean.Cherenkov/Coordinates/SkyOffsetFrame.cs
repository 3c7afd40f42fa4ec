namespace Cerulean.Cherenkov.Coordinates;

/// <summary>
/// A field of view around a direction, on the sphere: around the pointing of a telescope it is the telescope frame, around that of the array the nominal frame,
/// which telescopes that point apart have in common.
/// </summary>
public sealed class SkyOffsetFrame
{
    private readonly double _sin;
    private readonly double _cos;

    /// <summary>The frame around a direction.</summary>
    public SkyOffsetFrame(Horizontal origin) => (Origin, (_sin, _cos)) = (origin, Math.SinCos(origin.AltitudeRad));

    /// <summary>The direction in which longitude and latitude are 0.</summary>
    public Horizontal Origin { get; }

    /// <summary>A direction of the sky, seen in the field of view.</summary>
    public FieldPoint FromHorizontal(Horizontal direction)
    {
        var (sinAltitude, cosAltitude) = Math.SinCos(direction.AltitudeRad);
        var (sinAzimuth, cosAzimuth) = Math.SinCos(direction.AzimuthRad - Origin.AzimuthRad);
        var ahead = (sinAltitude * _sin) + (cosAltitude * _cos * cosAzimuth);
        var aside = cosAltitude * sinAzimuth;
        var above = (sinAltitude * _cos) - (cosAltitude * _sin * cosAzimuth);
        return new FieldPoint(Math.Atan2(aside, ahead), Math.Atan2(above, double.Hypot(ahead, aside)));
    }

    /// <summary>A direction of the field of view on the sky; azimuth from 0 to 2π.</summary>
    public Horizontal ToHorizontal(FieldPoint point)
    {
        var (sinLatitude, cosLatitude) = Math.SinCos(point.LatitudeRad);
        var (sinLongitude, cosLongitude) = Math.SinCos(point.LongitudeRad);
        var level = (cosLatitude * cosLongitude * _cos) - (sinLatitude * _sin);
        var aside = cosLatitude * sinLongitude;
        var up = (cosLatitude * cosLongitude * _sin) + (sinLatitude * _cos);
        return new Horizontal(Horizontal.Turn(Origin.AzimuthRad + Math.Atan2(aside, level)), Math.Atan2(up, double.Hypot(level, aside)));
    }

    /// <summary>The same direction in another field of view, such as from that of a telescope to the nominal one.</summary>
    public FieldPoint To(SkyOffsetFrame other, FieldPoint point) => other.FromHorizontal(ToHorizontal(point));

    /// <summary>Many directions of the sky, seen in the field of view; all spans have one length.</summary>
    public void FromHorizontal(ReadOnlySpan<double> azimuthRad, ReadOnlySpan<double> altitudeRad, Span<double> longitudeRad, Span<double> latitudeRad)
    {
        for (var i = 0; i < azimuthRad.Length; i++) (longitudeRad[i], latitudeRad[i]) = FromHorizontal(new Horizontal(azimuthRad[i], altitudeRad[i]));
    }

    /// <summary>Many directions of the field of view on the sky; all spans have one length.</summary>
    public void ToHorizontal(ReadOnlySpan<double> longitudeRad, ReadOnlySpan<double> latitudeRad, Span<double> azimuthRad, Span<double> altitudeRad)
    {
        for (var i = 0; i < longitudeRad.Length; i++) (azimuthRad[i], altitudeRad[i]) = ToHorizontal(new FieldPoint(longitudeRad[i], latitudeRad[i]));
    }
}
