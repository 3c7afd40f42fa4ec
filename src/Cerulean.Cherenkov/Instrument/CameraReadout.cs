namespace Cerulean.Cherenkov.Instrument;

/// <summary>The electronics of a camera.</summary>
public sealed record CameraReadout
{
    /// <summary>Number of gain channels.</summary>
    public required int Channels { get; init; }

    /// <summary>Number of pixels that are read out.</summary>
    public required int Pixels { get; init; }

    /// <summary>Number of samples of a pixel.</summary>
    public required int Samples { get; init; }

    /// <summary>Samples in a time, GHz.</summary>
    public required double SamplingRateGHz { get; init; }

    /// <summary>Width of a sample of the reference pulses, ns.</summary>
    public required double ReferencePulseSampleWidthNs { get; init; }

    /// <summary>What a single photo-electron looks like in each gain channel; any scale, shape (channels, samples); empty where it is not stored.</summary>
    public required IReadOnlyList<float[]> ReferencePulses { get; init; }

    /// <summary>True if the other one reads out in the same way.</summary>
    public bool Equals(CameraReadout? other) =>
        other is not null
        && (Channels, Pixels, Samples) == (other.Channels, other.Pixels, other.Samples)
        && SamplingRateGHz.Equals(other.SamplingRateGHz)
        && ReferencePulseSampleWidthNs.Equals(other.ReferencePulseSampleWidthNs)
        && ReferencePulses.Count == other.ReferencePulses.Count
        && ReferencePulses.Zip(other.ReferencePulses).All(pair => pair.First.AsSpan().SequenceEqual(pair.Second));

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Channels, Pixels, Samples, SamplingRateGHz);
}
