namespace Cerulean.Cherenkov.Events;

/// <summary>What only a simulation knows of a camera in an event.</summary>
public sealed class SimulatedCamera : IDisposable
{
    /// <summary>Photo-electrons in all pixels; NaN where it is not stored.</summary>
    public double TrueImageSum { get; init; } = double.NaN;

    /// <summary>Photo-electrons of each pixel, -1 where a file that stores them does not have those of this telescope; null where they are not stored at all.</summary>
    public PixelArray<int>? TrueImage { get; init; }

    /// <summary>Distance of the telescope from the axis of the shower, m; NaN without a shower.</summary>
    public double ImpactDistanceM { get; init; } = double.NaN;

    /// <summary>Gives the memory back.</summary>
    public void Dispose() => TrueImage?.Dispose();
}
