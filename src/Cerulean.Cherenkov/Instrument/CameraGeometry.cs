namespace Cerulean.Cherenkov.Instrument;

/// <summary>The pixels of a camera in its focal plane; see <see cref="FieldOfView"/> for where they look.</summary>
public sealed class CameraGeometry : IEquatable<CameraGeometry>
{
    private readonly double[] _xM;
    private readonly double[] _yM;
    private readonly double[] _areaM2;
    private readonly Lazy<PixelNeighbors> _neighbors;

    /// <summary>Pixels at places x and y with areas; shape (pixels) each. The arrays must not be changed any more.</summary>
    /// <exception cref="ArgumentException">The arrays differ in length.</exception>
    public CameraGeometry(string name, PixelShape shape, double[] xM, double[] yM, double[] areaM2, double pixelRotationRad = 0, double cameraRotationRad = 0)
    {
        if (xM.Length != yM.Length || xM.Length != areaM2.Length) throw new ArgumentException($"Of {xM.Length} pixels, {yM.Length} have a y and {areaM2.Length} an area.");
        (Name, Shape, _xM, _yM, _areaM2) = (name, shape, xM, yM, areaM2);
        // Without a rotation of -0, which would be shown as such.
        (PixelRotationRad, CameraRotationRad) = (pixelRotationRad, cameraRotationRad + 0.0);
        MeanPixelWidthM = MeanWidth(shape, areaM2);
        _neighbors = new Lazy<PixelNeighbors>(() => new PixelNeighbors(NeighborSearch.Find(Shape, _xM, _yM)));
    }

    /// <summary>Name of the camera, such as NectarCam.</summary>
    public string Name { get; }

    /// <summary>The shape of all pixels.</summary>
    public PixelShape Shape { get; }

    /// <summary>Number of pixels.</summary>
    public int Pixels => _xM.Length;

    /// <summary>Places along x, m; shape (pixels).</summary>
    public ReadOnlySpan<double> XM => _xM;

    /// <summary>Places along y, m; shape (pixels).</summary>
    public ReadOnlySpan<double> YM => _yM;

    /// <summary>Areas, m²; shape (pixels).</summary>
    public ReadOnlySpan<double> AreaM2 => _areaM2;

    /// <summary>By how much each pixel is rotated about its centre, rad.</summary>
    public double PixelRotationRad { get; }

    /// <summary>By how much the camera is rotated against the focal plane, rad; 0 for one that stands upright.</summary>
    public double CameraRotationRad { get; }

    /// <summary>Mean width of pixels, m: across the flats of a hexagon, the side of a square, the diameter of a circle.</summary>
    public double MeanPixelWidthM { get; }

    /// <summary>Which pixels touch which; found when it is first asked for.</summary>
    public PixelNeighbors Neighbors => _neighbors.Value;

    /// <summary>The camera turned upright, so that its rotation is 0.</summary>
    public CameraGeometry Derotated()
    {
        if (CameraRotationRad == 0) return this;
        var (sin, cos) = Math.SinCos(CameraRotationRad);
        var (x, y) = (new double[Pixels], new double[Pixels]);
        for (var i = 0; i < x.Length; i++) (x[i], y[i]) = ((cos * _xM[i]) + (sin * _yM[i]), (cos * _yM[i]) - (sin * _xM[i]));
        return new CameraGeometry(Name, Shape, x, y, _areaM2, PixelRotationRad - CameraRotationRad);
    }

    /// <summary>True if the other one has the same name and pixels.</summary>
    public bool Equals(CameraGeometry? other) =>
        other is not null
        && (Name, Shape) == (other.Name, other.Shape)
        && PixelRotationRad.Equals(other.PixelRotationRad)
        && CameraRotationRad.Equals(other.CameraRotationRad)
        && XM.SequenceEqual(other.XM)
        && YM.SequenceEqual(other.YM)
        && AreaM2.SequenceEqual(other.AreaM2);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as CameraGeometry);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Shape, Pixels, PixelRotationRad, MeanPixelWidthM);

    private static double MeanWidth(PixelShape shape, double[] areas)
    {
        var sum = 0.0;
        foreach (var area in areas)
        {
            sum += shape switch
            {
                PixelShape.Hexagon => 2 * Math.Sqrt(area / (2 * Math.Sqrt(3))),
                PixelShape.Square => Math.Sqrt(area),
                _ => 2 * Math.Sqrt(area / Math.PI),
            };
        }

        return areas.Length > 0 ? sum / areas.Length : double.NaN;
    }
}
