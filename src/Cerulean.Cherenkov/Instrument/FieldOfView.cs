using Cerulean.Cherenkov.Coordinates;

namespace Cerulean.Cherenkov.Instrument;

/// <summary>Where the pixels of a camera look: the camera in the telescope frame, for one focal length.</summary>
public sealed class FieldOfView
{
    private readonly double[] _longitudeRad;
    private readonly double[] _latitudeRad;
    private readonly double _scale;

    /// <summary>The view of an upright camera at a focal length, m.</summary>
    public FieldOfView(CameraGeometry geometry, double focalLengthM)
    {
        geometry = geometry.Derotated();
        (Geometry, FocalLengthM, _scale) = (geometry, focalLengthM, 1 / focalLengthM);
        (_longitudeRad, _latitudeRad) = (new double[geometry.Pixels], new double[geometry.Pixels]);
        new CameraFrame(focalLengthM).ToTelescope(geometry.XM, geometry.YM, _longitudeRad, _latitudeRad);
    }

    /// <summary>The pixels in the focal plane.</summary>
    public CameraGeometry Geometry { get; }

    /// <summary>Focal length, m.</summary>
    public double FocalLengthM { get; }

    /// <summary>fov_lon, along azimuth, rad; shape (pixels).</summary>
    public ReadOnlySpan<double> LongitudeRad => _longitudeRad;

    /// <summary>fov_lat, along altitude, rad; shape (pixels).</summary>
    public ReadOnlySpan<double> LatitudeRad => _latitudeRad;

    /// <summary>Area of a pixel, rad².</summary>
    public double AreaRad2(int pixel) => Geometry.AreaM2[pixel] * _scale * _scale;

    /// <summary>By how much each pixel is rotated, rad: longitude and latitude are y and x, so angles turn the other way, from the other axis.</summary>
    public double PixelRotationRad => (Math.PI / 2) - Geometry.PixelRotationRad;

    /// <summary>Mean width of pixels, rad.</summary>
    public double MeanPixelWidthRad => Geometry.MeanPixelWidthM * _scale;
}
