using Cerulean.Cherenkov.EventIO;

namespace Cerulean.Cherenkov.Simtel;

/// <summary>What a simulation set for each pixel (type 2033); shape (pixels) each, null where it is not stored.</summary>
public sealed record PixelMonitoring
{
    /// <summary>Number of the telescope.</summary>
    public required int TelId { get; init; }

    /// <summary>Number of pixels.</summary>
    public required int Pixels { get; init; }

    /// <summary>Number of gain channels.</summary>
    public required int Channels { get; init; }

    /// <summary>Light of the night sky, photo-electrons each ns.</summary>
    public float[]? NightSkyRate { get; init; }

    /// <summary>Quantum efficiency, of the nominal one.</summary>
    public float[]? RelativeEfficiency { get; init; }

    /// <summary>Gain, of the nominal one.</summary>
    public float[]? RelativeGain { get; init; }

    /// <summary>High voltage, of the nominal one.</summary>
    public float[]? RelativeVoltage { get; init; }

    /// <summary>Current, µA.</summary>
    public float[]? CurrentMicroampere { get; init; }

    /// <summary>Amplitude of a photo-electron in the high gain, ADC counts.</summary>
    public float[]? HighGainAmplitude { get; init; }

    /// <summary>Amplitude of a photo-electron in the low gain, ADC counts.</summary>
    public float[]? LowGainAmplitude { get; init; }

    /// <summary>Bits: 1 the pixel is off, 2 it takes no part in the trigger.</summary>
    public byte[]? Disabled { get; init; }

    /// <summary>Delay, ns.</summary>
    public float[]? DelayNs { get; init; }

    /// <summary>True for the versions that can be read.</summary>
    public static bool Supports(int version) => version == 0;

    /// <summary>Reads it.</summary>
    public static PixelMonitoring Read(EventIOObject item)
    {
        var reader = item.Read();
        var (parts, pixels, channels) = (reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt16());
        return new PixelMonitoring
        {
            TelId = item.Header.Id,
            Pixels = pixels,
            Channels = channels,
            NightSkyRate = (parts & 0x01) != 0 ? reader.ReadArray<float>(pixels) : null,
            RelativeEfficiency = (parts & 0x02) != 0 ? reader.ReadArray<float>(pixels) : null,
            RelativeGain = (parts & 0x04) != 0 ? reader.ReadArray<float>(pixels) : null,
            RelativeVoltage = (parts & 0x08) != 0 ? reader.ReadArray<float>(pixels) : null,
            CurrentMicroampere = (parts & 0x10) != 0 ? reader.ReadArray<float>(pixels) : null,
            HighGainAmplitude = (parts & 0x20) != 0 ? reader.ReadArray<float>(pixels) : null,
            LowGainAmplitude = (parts & 0x40) != 0 && channels > 1 ? reader.ReadArray<float>(pixels) : null,
            Disabled = (parts & 0x80) != 0 ? reader.ReadArray<byte>(pixels) : null,
            DelayNs = (parts & 0x100) != 0 ? reader.ReadArray<float>(pixels) : null,
        };
    }
}
