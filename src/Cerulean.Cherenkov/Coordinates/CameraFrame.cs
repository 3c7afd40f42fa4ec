namespace Cerulean.Cherenkov.Coordinates;

/// <summary>
/// The focal plane of a telescope. A place at distance r from the centre belongs to a direction r / f off the axis, in each coordinate:
/// fov_lat = x / f, fov_lon = y / f, as the effective focal length f is defined.
/// </summary>
public sealed class CameraFrame
{
    /// <summary>The frame of a camera that is rotated by an angle, rad, against the upright one.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The focal length is not a positive number.</exception>
    public CameraFrame(double focalLengthM, double rotationRad = 0)
    {
        if (!(focalLengthM > 0) || !double.IsFinite(focalLengthM)) throw new ArgumentOutOfRangeException(nameof(focalLengthM), focalLengthM, "A focal length is a positive number of metres.");
        (FocalLengthM, RotationRad) = (focalLengthM, rotationRad);
    }

    /// <summary>Focal length, m.</summary>
    public double FocalLengthM { get; }

    /// <summary>By how much places are rotated to stand upright, rad.</summary>
    public double RotationRad { get; }

    /// <summary>The direction of a place.</summary>
    public FieldPoint ToTelescope(CameraPoint point)
    {
        var (sin, cos) = Math.SinCos(RotationRad);
        return new FieldPoint(((point.XM * sin) + (point.YM * cos)) / FocalLengthM, ((point.XM * cos) - (point.YM * sin)) / FocalLengthM);
    }

    /// <summary>The place of a direction.</summary>
    public CameraPoint FromTelescope(FieldPoint point)
    {
        var (sin, cos) = Math.SinCos(RotationRad);
        var (x, y) = (point.LatitudeRad * FocalLengthM, point.LongitudeRad * FocalLengthM);
        return new CameraPoint((x * cos) + (y * sin), (y * cos) - (x * sin));
    }

    /// <summary>The directions of many places; all spans have one length.</summary>
    public void ToTelescope(ReadOnlySpan<double> xM, ReadOnlySpan<double> yM, Span<double> longitudeRad, Span<double> latitudeRad)
    {
        var (sin, cos) = Math.SinCos(RotationRad);
        for (var i = 0; i < xM.Length; i++)
        {
            var (x, y) = (xM[i], yM[i]);
            longitudeRad[i] = ((x * sin) + (y * cos)) / FocalLengthM;
            latitudeRad[i] = ((x * cos) - (y * sin)) / FocalLengthM;
        }
    }

    /// <summary>The places of many directions; all spans have one length.</summary>
    public void FromTelescope(ReadOnlySpan<double> longitudeRad, ReadOnlySpan<double> latitudeRad, Span<double> xM, Span<double> yM)
    {
        var (sin, cos) = Math.SinCos(RotationRad);
        for (var i = 0; i < longitudeRad.Length; i++)
        {
            var (x, y) = (latitudeRad[i] * FocalLengthM, longitudeRad[i] * FocalLengthM);
            xM[i] = (x * cos) + (y * sin);
            yM[i] = (y * cos) - (x * sin);
        }
    }
}
