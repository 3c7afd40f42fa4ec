using Cerulean.Cherenkov.Instrument;

namespace Cerulean.Cherenkov.Simtel;

/// <summary>One object for all telescopes whose pixels are equal, so that neighbours are found once for each type of camera and not for each telescope.</summary>
internal sealed class SharedGeometries
{
    private readonly Dictionary<CameraGeometry, CameraGeometry> _geometries = [];
    private readonly Dictionary<(CameraGeometry, double), FieldOfView> _views = [];

    public CameraGeometry Of(CameraGeometry geometry) => _geometries.TryGetValue(geometry, out var known) ? known : _geometries[geometry] = geometry;

    public FieldOfView Of(CameraGeometry geometry, double focalLengthM) =>
        _views.TryGetValue((geometry, focalLengthM), out var view) ? view : _views[(geometry, focalLengthM)] = new FieldOfView(geometry, focalLengthM);
}
