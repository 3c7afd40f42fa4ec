namespace Cerulean.Cherenkov.Events;

/// <summary>Direction, core and maximum of a shower as an algorithm found them; NaN for what it does not find.</summary>
public sealed record ReconstructedGeometry(string Algorithm)
{
    /// <summary>Altitude, rad.</summary>
    public double AltitudeRad { get; init; } = double.NaN;

    /// <summary>Azimuth from north over east, rad.</summary>
    public double AzimuthRad { get; init; } = double.NaN;

    /// <summary>Core on the ground towards north, m.</summary>
    public double CoreXM { get; init; } = double.NaN;

    /// <summary>Core on the ground towards west, m.</summary>
    public double CoreYM { get; init; } = double.NaN;

    /// <summary>Height of the maximum above the sea, m.</summary>
    public double MaximumHeightM { get; init; } = double.NaN;

    /// <summary>True if the result can be used.</summary>
    public bool IsValid { get; init; }

    /// <summary>The telescopes that were used.</summary>
    public IReadOnlyList<int> Telescopes { get; init; } = [];
}
