using Cerulean.Cherenkov.EventIO;

namespace Cerulean.Cherenkov.Simtel;

/// <summary>The drives of a telescope (object 2008): azimuth and altitude.</summary>
/// <param name="TelId">Telescope.</param>
/// <param name="Azimuth">The azimuth drive.</param>
/// <param name="Altitude">The altitude drive.</param>
public sealed record DriveSettings(int TelId, DriveAxis Azimuth, DriveAxis Altitude)
{
    /// <summary>Type number of the object.</summary>
    public const int Type = 2008;

    private const int Properties = 6;

    /// <summary>True if this version is known.</summary>
    public static bool Supports(int version) => version == 0;

    /// <summary>Decodes the object.</summary>
    /// <exception cref="EventIOException">The object is damaged.</exception>
    public static DriveSettings Read(EventIOObject item)
    {
        var content = item.Read();
        Span<short> types = stackalloc short[2];
        Span<float> values = stackalloc float[2 * Properties];
        content.Read(types);
        content.Read(values);
        return new DriveSettings(item.Header.Id, Axis(types, values, 0), Axis(types, values, 1));
    }

    // Each property of the azimuth is followed by that of the altitude.
    private static DriveAxis Axis(ReadOnlySpan<short> types, ReadOnlySpan<float> values, int axis) => new(
        types[axis], values[axis], values[axis + 2], values[axis + 4], values[axis + 6], values[axis + 8], values[axis + 10]);
}
