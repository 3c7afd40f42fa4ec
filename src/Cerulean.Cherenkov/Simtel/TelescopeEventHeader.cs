using Cerulean.Cherenkov.EventIO;

namespace Cerulean.Cherenkov.Simtel;

/// <summary>How one telescope was triggered and read out (type 2011).</summary>
public sealed record TelescopeEventHeader
{
    private const int HasSectors = 0x100;
    private const int HasAddresses = 0x200;
    private const int HasSectorTimes = 0x400;

    /// <summary>Number of the telescope.</summary>
    public required int TelId { get; init; }

    /// <summary>Number of the event in the telescope.</summary>
    public required int LocalCount { get; init; }

    /// <summary>Number of the event in the array.</summary>
    public required int GlobalCount { get; init; }

    /// <summary>When the computer saw it: seconds since 1970 and nanoseconds.</summary>
    public required (int Seconds, int Nanoseconds) CpuTime { get; init; }

    /// <summary>When it was by GPS: seconds since 1970 and nanoseconds.</summary>
    public required (int Seconds, int Nanoseconds) GpsTime { get; init; }

    /// <summary>What triggered: 1 internal, 2 external.</summary>
    public required int TriggerSource { get; init; }

    /// <summary>Sectors of the camera that triggered.</summary>
    public int[] Sectors { get; init; } = [];

    /// <summary>When they did, ns; empty where it is not stored.</summary>
    public float[] SectorTimesNs { get; init; } = [];

    /// <summary>Addresses of the electronics that were read.</summary>
    public int[] Addresses { get; init; } = [];

    /// <summary>Begin of the readout, ns; NaN before version 3, and in version 3 right only as a sum with <see cref="RelativeTriggerTimeNs"/>.</summary>
    public float ReadoutTimeNs { get; init; } = float.NaN;

    /// <summary>Trigger after the begin of the readout, ns.</summary>
    public float RelativeTriggerTimeNs { get; init; } = float.NaN;

    /// <summary>Bin in which the readout begins; -1 before version 4.</summary>
    public int ReadoutStart { get; init; } = -1;

    /// <summary>True for the versions that can be read.</summary>
    public static bool Supports(int version) => version is >= 0 and <= 4;

    /// <summary>Reads it.</summary>
    public static TelescopeEventHeader Read(EventIOObject item)
    {
        var reader = item.Read();
        var version = item.Header.Version;
        var header = new TelescopeEventHeader
        {
            TelId = item.Header.Id,
            LocalCount = reader.ReadInt32(),
            GlobalCount = reader.ReadInt32(),
            CpuTime = reader.ReadTime(),
            GpsTime = reader.ReadTime(),
            TriggerSource = reader.ReadInt16(),
        };
        var flags = header.TriggerSource;
        var sectors = (flags & HasSectors) != 0 ? reader.ReadNumbers(isVariable: version >= 2) : [];
        header = header with
        {
            TriggerSource = flags & 0xFF,
            Sectors = sectors,
            SectorTimesNs = version >= 1 && (flags & HasSectors) != 0 && (flags & HasSectorTimes) != 0 ? reader.ReadArray<float>(sectors.Length) : [],
            Addresses = (flags & HasAddresses) != 0 ? reader.ReadNumbers(isVariable: version >= 2) : [],
        };
        if (version >= 3) header = header with { ReadoutTimeNs = reader.ReadSingle(), RelativeTriggerTimeNs = reader.ReadSingle() };
        return version >= 4 ? header with { ReadoutStart = reader.ReadInt32() } : header;
    }
}
