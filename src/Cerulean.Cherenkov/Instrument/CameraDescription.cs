namespace Cerulean.Cherenkov.Instrument;

/// <summary>A camera: its pixels, which all telescopes with such a camera share, and its electronics, which may differ in some of them.</summary>
public sealed record CameraDescription(CameraGeometry Geometry, CameraReadout Readout)
{
    /// <summary>Name of the camera, such as NectarCam.</summary>
    public string Name => Geometry.Name;
}
