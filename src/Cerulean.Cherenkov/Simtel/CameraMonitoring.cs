using Cerulean.Cherenkov.EventIO;

namespace Cerulean.Cherenkov.Simtel;

/// <summary>What a camera told of itself (type 2022); a part that has not changed is null.</summary>
public sealed record CameraMonitoring
{
    private const int FirstPart = 8;

    /// <summary>Number of the telescope.</summary>
    public required int TelId { get; init; }

    /// <summary>Bits of the parts that were ever known.</summary>
    public required int Known { get; init; }

    /// <summary>Bits of the parts that are new.</summary>
    public required int NewParts { get; init; }

    /// <summary>Number of the report.</summary>
    public required int MonitorId { get; init; }

    /// <summary>When: seconds since 1970 and nanoseconds.</summary>
    public required (int Seconds, int Nanoseconds) Time { get; init; }

    /// <summary>Number of sectors.</summary>
    public int Sectors { get; init; }

    /// <summary>Number of pixels.</summary>
    public int Pixels { get; init; }

    /// <summary>Number of drawers.</summary>
    public int Drawers { get; init; }

    /// <summary>Number of gain channels.</summary>
    public int Channels { get; init; }

    /// <summary>Bits of the state of the camera.</summary>
    public int? Status { get; init; }

    /// <summary>Counts and rates.</summary>
    public MonitoredRates? Rates { get; init; }

    /// <summary>Baselines and their noise.</summary>
    public MonitoredPedestals? Pedestals { get; init; }

    /// <summary>High voltages and temperatures.</summary>
    public MonitoredVoltages? Voltages { get; init; }

    /// <summary>Currents and scalers of pixels; shape (pixels) each.</summary>
    public (ushort[] Current, ushort[] Scaler)? Currents { get; init; }

    /// <summary>Settings of voltages and thresholds.</summary>
    public MonitoredSettings? Settings { get; init; }

    /// <summary>Configuration of the data acquisition: mode, window of scalers, and three more.</summary>
    public ushort[]? Acquisition { get; init; }

    /// <summary>By how much baselines are compensated, ADC counts; shape (channels, pixels).</summary>
    public int[]? PedestalCompensation { get; init; }

    /// <summary>True for the versions that can be read.</summary>
    public static bool Supports(int version) => version is 0 or 1;

    /// <summary>Reads it.</summary>
    public static CameraMonitoring Read(EventIOObject item)
    {
        var reader = item.Read();
        var (isVariable, parts) = (item.Header.Version >= 1, (item.Header.Id >> FirstPart) & 0xFFFF);
        var report = new CameraMonitoring
        {
            TelId = TelescopeOf(item.Header.Id),
            Known = reader.ReadInt16(),
            NewParts = reader.ReadInt16(),
            MonitorId = reader.ReadInt32(),
            Time = reader.ReadTime(),
            Sectors = ReadSize(ref reader, isVariable),
            Pixels = ReadSize(ref reader, isVariable),
            Drawers = ReadSize(ref reader, isVariable),
            Channels = ReadSize(ref reader, isVariable),
        };
        return report with
        {
            Status = (parts & 0x01) != 0 ? ReadStatus(ref reader) : null,
            Rates = (parts & 0x02) != 0 ? MonitoredRates.Read(ref reader, report.Sectors) : null,
            Pedestals = (parts & 0x04) != 0 ? MonitoredPedestals.Read(ref reader, (long)report.Channels * report.Pixels) : null,
            Voltages = (parts & 0x08) != 0 ? MonitoredVoltages.Read(ref reader, report.Pixels, report.Drawers) : null,
            Currents = (parts & 0x10) != 0 ? ReadCurrents(ref reader, report.Pixels) : null,
            Settings = (parts & 0x20) != 0 ? MonitoredSettings.Read(ref reader, report.Pixels, report.Drawers) : null,
            Acquisition = (parts & 0x40) != 0 ? ReadAcquisition(ref reader) : null,
            PedestalCompensation = (parts & 0x80) != 0 ? ReadCompensation(ref reader, (long)report.Channels * report.Pixels) : null,
        };
    }

    // Eight bits at the bottom, the others further up.
    internal static int TelescopeOf(int id) => (id & 0xFF) | ((id & 0x3F000000) >> 16);

    private static int ReadSize(ref ContentReader reader, bool isVariable) => isVariable ? (int)reader.ReadVarInt() : reader.ReadInt16();

    private static int ReadStatus(ref ContentReader reader)
    {
        reader.ReadTime();
        return reader.ReadInt32();
    }

    private static (ushort[] Current, ushort[] Scaler) ReadCurrents(ref ContentReader reader, int pixels)
    {
        reader.ReadTime();
        return (reader.ReadArray<ushort>(pixels), reader.ReadArray<ushort>(pixels));
    }

    private static ushort[] ReadAcquisition(ref ContentReader reader)
    {
        reader.ReadTime();
        return reader.ReadArray<ushort>(5);
    }

    private static int[] ReadCompensation(ref ContentReader reader, long count)
    {
        reader.ReadTime();
        return reader.ReadArray<int>(count);
    }
}
