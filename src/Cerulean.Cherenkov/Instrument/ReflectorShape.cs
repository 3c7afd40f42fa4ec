namespace Cerulean.Cherenkov.Instrument;

/// <summary>The shape of a telescope's reflector.</summary>
public enum ReflectorShape
{
    /// <summary>Not known.</summary>
    Unknown,

    /// <summary>A parabola.</summary>
    Parabolic,

    /// <summary>Mirrors on a sphere whose radius is the focal length.</summary>
    DaviesCotton,

    /// <summary>Mirrors on a sphere whose radius is larger than the focal length.</summary>
    Hybrid,

    /// <summary>Two mirrors, neither of which is a sphere.</summary>
    SchwarzschildCouder,
}
