using Cerulean.Cherenkov.EventIO;

namespace Cerulean.Cherenkov.Simtel;

/// <summary>What the software of a camera does with the data (object 2006).</summary>
public sealed record CameraSoftwareSettings
{
    /// <summary>Type number of the object.</summary>
    public const int Type = 2006;

    /// <summary>Telescope.</summary>
    public required int TelId { get; init; }

    /// <summary>Switching off of noisy trigger pixels.</summary>
    public required int DynamicTriggerMode { get; init; }

    /// <summary>Its threshold.</summary>
    public required int DynamicTriggerThreshold { get; init; }

    /// <summary>Switching off of high voltage.</summary>
    public required int DynamicHighVoltageMode { get; init; }

    /// <summary>Its threshold.</summary>
    public required int DynamicHighVoltageThreshold { get; init; }

    /// <summary>How samples are reduced.</summary>
    public required int DataReductionMode { get; init; }

    /// <summary>Which pixels are left out.</summary>
    public required int ZeroSuppressionMode { get; init; }

    /// <summary>Thresholds below which they are left out.</summary>
    public required int[] ZeroSuppressionThresholds { get; init; }

    /// <summary>One in so many events is not reduced.</summary>
    public required int UnbiasedScale { get; init; }

    /// <summary>How pedestals follow the data.</summary>
    public required int DynamicPedestalMode { get; init; }

    /// <summary>Events that a pedestal takes.</summary>
    public required int DynamicPedestalEvents { get; init; }

    /// <summary>Time between pedestals, ms.</summary>
    public required int DynamicPedestalPeriodMs { get; init; }

    /// <summary>Time between measurements of currents, ms.</summary>
    public required int MonitorCurrentPeriodMs { get; init; }

    /// <summary>Time between reports of currents, ms.</summary>
    public required int ReportCurrentPeriodMs { get; init; }

    /// <summary>Time between measurements of high voltages, ms.</summary>
    public required int MonitorHighVoltagePeriodMs { get; init; }

    /// <summary>Time between reports of high voltages, ms.</summary>
    public required int ReportHighVoltagePeriodMs { get; init; }

    /// <summary>True if this version is known.</summary>
    public static bool Supports(int version) => version == 0;

    /// <summary>Decodes the object.</summary>
    /// <exception cref="EventIOException">The object is damaged.</exception>
    public static CameraSoftwareSettings Read(EventIOObject item)
    {
        var content = item.Read();
        return new CameraSoftwareSettings
        {
            TelId = item.Header.Id,
            DynamicTriggerMode = content.ReadInt32(),
            DynamicTriggerThreshold = content.ReadInt32(),
            DynamicHighVoltageMode = content.ReadInt32(),
            DynamicHighVoltageThreshold = content.ReadInt32(),
            DataReductionMode = content.ReadInt32(),
            ZeroSuppressionMode = content.ReadInt32(),
            ZeroSuppressionThresholds = content.ReadArray<int>(content.ReadInt32()),
            UnbiasedScale = content.ReadInt32(),
            DynamicPedestalMode = content.ReadInt32(),
            DynamicPedestalEvents = content.ReadInt32(),
            DynamicPedestalPeriodMs = content.ReadInt32(),
            MonitorCurrentPeriodMs = content.ReadInt32(),
            ReportCurrentPeriodMs = content.ReadInt32(),
            MonitorHighVoltagePeriodMs = content.ReadInt32(),
            ReportHighVoltagePeriodMs = content.ReadInt32(),
        };
    }
}
