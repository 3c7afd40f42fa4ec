namespace Cerulean.Cherenkov.Coordinates;

/// <summary>The plane through the reference of the array at right angles to a direction, in which cores are reconstructed.</summary>
public sealed class TiltedGroundFrame
{
    private readonly double _sinAltitude;
    private readonly double _cosAltitude;
    private readonly double _sinAzimuth;
    private readonly double _cosAzimuth;

    /// <summary>The frame at right angles to a direction.</summary>
    public TiltedGroundFrame(Horizontal direction)
    {
        Direction = direction;
        (_sinAltitude, _cosAltitude) = Math.SinCos(direction.AltitudeRad);
        (_sinAzimuth, _cosAzimuth) = Math.SinCos(direction.AzimuthRad);
    }

    /// <summary>Where z points.</summary>
    public Horizontal Direction { get; }

    /// <summary>A place on the ground in this frame.</summary>
    public TiltedPoint FromGround(GroundPoint point)
    {
        var along = (point.XM * _cosAzimuth) - (point.YM * _sinAzimuth);
        return new TiltedPoint(
            (_sinAltitude * along) - (_cosAltitude * point.ZM),
            (point.XM * _sinAzimuth) + (point.YM * _cosAzimuth),
            (_cosAltitude * along) + (_sinAltitude * point.ZM));
    }

    /// <summary>A place of this frame on the ground.</summary>
    public GroundPoint ToGround(TiltedPoint point)
    {
        var along = (_sinAltitude * point.XM) + (_cosAltitude * point.ZM);
        return new GroundPoint(
            (along * _cosAzimuth) + (point.YM * _sinAzimuth),
            (point.YM * _cosAzimuth) - (along * _sinAzimuth),
            (_sinAltitude * point.ZM) - (_cosAltitude * point.XM));
    }

    /// <summary>Where the line through a place along the direction meets the ground at z = 0; not finite for a direction in the horizon.</summary>
    public GroundPoint ProjectToGround(TiltedPoint point) =>
        ToGround(point with { ZM = point.XM * _cosAltitude / _sinAltitude }) with { ZM = 0 };

    /// <summary>Many places on the ground in this frame; both spans have one length.</summary>
    public void FromGround(ReadOnlySpan<GroundPoint> ground, Span<TiltedPoint> tilted)
    {
        for (var i = 0; i < ground.Length; i++) tilted[i] = FromGround(ground[i]);
    }

    /// <summary>Many places of this frame on the ground; both spans have one length.</summary>
    public void ToGround(ReadOnlySpan<TiltedPoint> tilted, Span<GroundPoint> ground)
    {
        for (var i = 0; i < tilted.Length; i++) ground[i] = ToGround(tilted[i]);
    }
}
