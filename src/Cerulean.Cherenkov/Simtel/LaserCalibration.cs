using Cerulean.Cherenkov.EventIO;

namespace Cerulean.Cherenkov.Simtel;

/// <summary>From ADC counts to photo-electrons (type 2023).</summary>
public sealed record LaserCalibration
{
    /// <summary>Number of the telescope.</summary>
    public required int TelId { get; init; }

    /// <summary>Number of pixels.</summary>
    public required int Pixels { get; init; }

    /// <summary>Number of gain channels.</summary>
    public required int Channels { get; init; }

    /// <summary>Number of the calibration.</summary>
    public required int CalibrationId { get; init; }

    /// <summary>Photo-electrons for an ADC count, flat-field included; shape (channels, pixels).</summary>
    public required float[] Factor { get; init; }

    /// <summary>The greatest part of a pulse in a fixed window, and in one around its peak; shape (channels, 2); empty before version 1.</summary>
    public float[] PulseFractions { get; init; } = [];

    /// <summary>Correction of times, ns; shape (channels, pixels); null before version 2.</summary>
    public float[]? TimeShiftNs { get; init; }

    /// <summary>The part of the flat-field in <see cref="Factor"/>; shape (channels, pixels); null before version 3.</summary>
    public float[]? FlatField { get; init; }

    /// <summary>True for the versions that can be read.</summary>
    public static bool Supports(int version) => version is >= 0 and <= 4;

    /// <summary>Reads it.</summary>
    public static LaserCalibration Read(EventIOObject item)
    {
        var reader = item.Read();
        var version = item.Header.Version;
        var (pixels, channels) = (version >= 4 ? reader.ReadInt32() : reader.ReadUInt16(), reader.ReadInt16());
        var count = (long)pixels * channels;
        return new LaserCalibration
        {
            TelId = item.Header.Id,
            Pixels = pixels,
            Channels = channels,
            CalibrationId = reader.ReadInt32(),
            Factor = reader.ReadArray<float>(count),
            PulseFractions = version >= 1 ? reader.ReadArray<float>(2L * channels) : [],
            TimeShiftNs = version >= 2 ? reader.ReadArray<float>(count) : null,
            FlatField = version >= 3 ? reader.ReadArray<float>(count) : null,
        };
    }
}
