using System.Numerics;
using Cerulean.Cherenkov.EventIO;

namespace Cerulean.Cherenkov.Simtel;

/// <summary>What the central trigger knows of an event (type 2009).</summary>
public sealed record TriggerInformation
{
    private const int TypesBefore4 = 4;
    private const uint MovedBits = 0xF0;

    /// <summary>Number of the event; 0 where it has none.</summary>
    public required int EventId { get; init; }

    /// <summary>When the computer saw it: seconds since 1970 and nanoseconds.</summary>
    public required (int Seconds, int Nanoseconds) CpuTime { get; init; }

    /// <summary>When it was by GPS: seconds since 1970 and nanoseconds.</summary>
    public required (int Seconds, int Nanoseconds) GpsTime { get; init; }

    /// <summary>A bit for each of the first telescopes that triggered.</summary>
    public required int TriggerPattern { get; init; }

    /// <summary>A bit for each of the first telescopes with data.</summary>
    public required int DataPattern { get; init; }

    /// <summary>Numbers of the telescopes that triggered; null before version 1, which has patterns only.</summary>
    public short[]? TelsWithTrigger { get; init; }

    /// <summary>When each of them triggered, ns after the event; shape as <see cref="TelsWithTrigger"/>.</summary>
    public float[] TriggerTimesNs { get; init; } = [];

    /// <summary>Numbers of the telescopes with data.</summary>
    public short[] TelsWithData { get; init; } = [];

    /// <summary>What triggered each telescope, a bit for each kind: 1 analog majority, 2 analog sum, 4 digital sum, 8 digital majority, 0x100 long event, 0x200 muon, 0x400 random.</summary>
    public uint[] TriggerMasks { get; init; } = [];

    /// <summary>Times of single kinds of trigger, where a telescope had several: index in <see cref="TelsWithTrigger"/>, bit, ns.</summary>
    public (int Telescope, int Kind, float TimeNs)[] TimesByKind { get; init; } = [];

    /// <summary>Direction (azimuth, altitude, rad) and speed of light for which times were corrected; null where they were not.</summary>
    public (float AzimuthRad, float AltitudeRad, float SpeedOfLight)? Wavefront { get; init; }

    /// <summary>True for the versions that can be read.</summary>
    public static bool Supports(int version) => version is >= 0 and <= 4;

    /// <summary>Reads it.</summary>
    public static TriggerInformation Read(EventIOObject item)
    {
        var reader = item.Read();
        var version = item.Header.Version;
        var trigger = new TriggerInformation
        {
            EventId = item.Header.Id,
            CpuTime = reader.ReadTime(),
            GpsTime = reader.ReadTime(),
            TriggerPattern = reader.ReadInt32(),
            DataPattern = reader.ReadInt32(),
        };
        if (version == 0) return trigger;
        var kinds = version >= 4 ? reader.ReadInt16() : TypesBefore4;
        var count = reader.CheckCount(reader.ReadInt16(), sizeof(short) + sizeof(float));
        trigger = trigger with
        {
            TelsWithTrigger = reader.ReadArray<short>(count),
            TriggerTimesNs = reader.ReadArray<float>(count),
            TelsWithData = reader.ReadArray<short>(reader.ReadInt16()),
            TriggerMasks = [.. Enumerable.Repeat(1u, count)],
        };
        if (version == 1) return trigger;
        for (var i = 0; i < count; i++) trigger.TriggerMasks[i] = Repair((uint)reader.ReadVarUInt(), kinds);
        trigger = trigger with { TimesByKind = ReadTimes(ref reader, trigger.TriggerMasks, kinds) };
        return version == 2 ? trigger : trigger with { Wavefront = (reader.ReadSingle(), reader.ReadSingle(), reader.ReadSingle()) };
    }

    // Simulations of 2023 and 2024 wrote the bits from 0x100 on four places too low.
    private static uint Repair(uint mask, int kinds) => kinds > TypesBefore4 ? mask : (mask & ~MovedBits) | ((mask & MovedBits) << 4);

    // Only where there is more than one, each time is stored.
    private static (int Telescope, int Kind, float TimeNs)[] ReadTimes(ref ContentReader reader, uint[] masks, int kinds)
    {
        var times = new List<(int, int, float)>();
        for (var i = 0; i < masks.Length; i++)
        {
            var bits = masks[i] & ((1u << Math.Clamp(kinds, 0, 31)) - 1);
            if (BitOperations.PopCount(bits) < 2) continue;
            for (; bits != 0; bits &= bits - 1) times.Add((i, BitOperations.TrailingZeroCount(bits), reader.ReadSingle()));
        }

        return [.. times];
    }
}
