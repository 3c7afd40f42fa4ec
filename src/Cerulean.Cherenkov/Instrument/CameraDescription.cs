namespace Cerulean.Cherenkov.Instrument;

/// <summary>A type of camera: its pixels and its electronics, which all telescopes with such a camera share.</summary>
public sealed record CameraDescription(string Name, CameraGeometry Geometry, CameraReadout Readout);
