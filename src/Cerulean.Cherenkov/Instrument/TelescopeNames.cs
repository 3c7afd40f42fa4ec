namespace Cerulean.Cherenkov.Instrument;

/// <summary>What a telescope is called: its mirror and its camera, and what kind of mirror it is.</summary>
public sealed record TelescopeNames(string Optics, string Camera, SizeType SizeType, ReflectorShape ReflectorShape, int Mirrors);
