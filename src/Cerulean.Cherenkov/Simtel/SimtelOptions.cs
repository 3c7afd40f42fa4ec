using Cerulean.Cherenkov.Instrument;

namespace Cerulean.Cherenkov.Simtel;

/// <summary>What is taken from simulation files.</summary>
public sealed record SimtelOptions
{
    /// <summary>The telescopes whose data are taken; null for all. An event of a shower of which none has data is left out.</summary>
    public IReadOnlySet<int>? AllowedTelescopes { get; init; }

    /// <summary>Number of events after which the source ends; null for all.</summary>
    public long? MaxEvents { get; init; }

    /// <summary>True to take calibration events too, and not only showers.</summary>
    public bool WithCalibrationEvents { get; init; }

    /// <summary>True to take simulated events that triggered nothing too: they have a shower, and no telescopes.</summary>
    public bool WithUntriggered { get; init; }

    /// <summary>Which focal length the directions of <see cref="SimtelSource.Subarray"/> come from.</summary>
    public FocalLengthChoice FocalLength { get; init; }
}
