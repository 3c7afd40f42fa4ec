using Cerulean.Cherenkov.EventIO;

namespace Cerulean.Cherenkov.Simtel;

/// <summary>High voltage, thresholds, readout window and reference pulses of a camera (object 2004).</summary>
public sealed record PixelSettings
{
    /// <summary>Type number of the object.</summary>
    public const int Type = 2004;

    /// <summary>Telescope.</summary>
    public required int TelId { get; init; }

    /// <summary>Number of the set-up.</summary>
    public required int SetupId { get; init; }

    /// <summary>Trigger mode.</summary>
    public required int TriggerMode { get; init; }

    /// <summary>Pixels that a trigger needs.</summary>
    public required int MinPixelMultiplicity { get; init; }

    /// <summary>High voltage, steps of the converter; shape (pixels).</summary>
    public required int[] HighVoltageDac { get; init; }

    /// <summary>Threshold, steps of the converter; shape (drawers).</summary>
    public required int[] ThresholdDac { get; init; }

    /// <summary>First sample that is read out; shape (drawers).</summary>
    public required short[] AdcStart { get; init; }

    /// <summary>Number of samples that are read out; shape (drawers).</summary>
    public required short[] AdcCount { get; init; }

    /// <summary>Width of a sample, ns; 0 where it is not stored.</summary>
    public float TimeSliceNs { get; init; }

    /// <summary>Number of samples that are summed up.</summary>
    public int SumBins { get; init; }

    /// <summary>Number of reference pulses, one for each gain; 0 where they are not stored.</summary>
    public int ReferencePulses { get; init; }

    /// <summary>Width of a sample of the reference pulses, ns.</summary>
    public float ReferenceStepNs { get; init; }

    /// <summary>Reference pulses; shape (<see cref="ReferencePulses"/>, samples).</summary>
    public float[] ReferenceShape { get; init; } = [];

    /// <summary>Samples before the trigger at which the sum begins; null where it is not stored.</summary>
    public int? SumOffset { get; init; }

    /// <summary>True if this version is known.</summary>
    public static bool Supports(int version) => version <= 3;

    /// <summary>Decodes the object.</summary>
    /// <exception cref="EventIOException">The object is damaged.</exception>
    public static PixelSettings Read(EventIOObject item)
    {
        var content = item.Read();
        var version = item.Header.Version;
        var (setup, mode, multiplicity) = (content.ReadInt32(), content.ReadInt32(), content.ReadInt32());
        var voltage = content.ReadArray<int>(content.ReadInt32());
        var threshold = content.ReadArray<int>(content.ReadInt32());
        var drawers = content.CheckCount(content.ReadInt32(), 2 * sizeof(short));
        var settings = new PixelSettings
        {
            TelId = item.Header.Id,
            SetupId = setup,
            TriggerMode = mode,
            MinPixelMultiplicity = multiplicity,
            HighVoltageDac = voltage,
            ThresholdDac = threshold,
            AdcStart = content.ReadArray<short>(drawers),
            AdcCount = content.ReadArray<short>(drawers),
            TimeSliceNs = version >= 1 ? content.ReadSingle() : 0,
            SumBins = version >= 1 ? content.ReadInt32() : 0,
        };
        if (version >= 2) settings = WithPulses(settings, ref content);
        return version >= 3 ? settings with { SumOffset = content.ReadInt32() } : settings;
    }

    private static PixelSettings WithPulses(PixelSettings settings, ref ContentReader content)
    {
        var (pulses, samples) = (content.ReadVarCount(), content.ReadVarCount());
        return settings with
        {
            ReferencePulses = pulses,
            ReferenceStepNs = content.ReadSingle(),
            ReferenceShape = Array.ConvertAll(content.ReadArray<Half>((long)pulses * samples), value => (float)value),
        };
    }
}
