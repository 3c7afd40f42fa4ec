using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using Cerulean.Cherenkov.Events;
using Cerulean.Documents;

namespace Cerulean.Cli.Rendering;

/// <summary>What one telescope saw of an event, in numbers; a cell is empty where there is nothing.</summary>
internal static class RawRows
{
    private static readonly string[] RawNames = ["r0_dtype", "r0_n_channels", "r0_n_pixels", "r0_n_samples", "r0_sum", "r0_min", "r0_max", "r0_sum_ch", "r0_crc32"];
    private static readonly string[] CalibratedNames = ["r1_dtype", "r1_n_channels", "r1_n_pixels", "r1_n_samples", "r1_sum", "r1_min", "r1_max", "n_low_gain", "low_gain_pixels", "pixel_status_sum"];

    /// <summary>All columns.</summary>
    public static JsonObject Of(TelescopeEvent item) => JsonObject.Of(
        [("event_id", item.Index.EventId), ("tel_id", item.Index.TelId), .. Raw(item.R0), .. Calibrated(item), .. Truth(item), .. Place(item)]);

    private static (string, JsonValue)[] Raw(R0Camera? raw) =>
        raw is null ? Empty(RawNames)
        : raw.Waveform.Samples > 0 || raw.Sums is null ? Raw(raw.Waveform, "uint16")
        : Raw(raw.Sums, "uint32");

    private static (string, JsonValue)[] Raw<T>(Waveform<T> samples, string type)
        where T : unmanaged, INumber<T>
    {
        var (sums, least, most) = (new double[samples.Channels], ulong.MaxValue, 0ul);
        for (var channel = 0; channel < sums.Length; channel++)
        {
            var sum = 0ul;
            foreach (var sample in samples.Channel(channel))
            {
                var value = ulong.CreateTruncating(sample);
                sum += value;
                least = Math.Min(least, value);
                most = Math.Max(most, value);
            }

            sums[channel] = sum;
        }

        return
        [
            ("r0_dtype", type),
            ("r0_n_channels", samples.Channels),
            ("r0_n_pixels", samples.Pixels),
            ("r0_n_samples", samples.Samples),
            ("r0_sum", sums.Sum()),
            ("r0_min", (double)least),
            ("r0_max", (double)most),
            ("r0_sum_ch", string.Join(' ', sums.Select(sum => sum.ToString("F1", CultureInfo.InvariantCulture)))),
            ("r0_crc32", (long)Checksum(samples)),
        ];
    }

    // Of the samples as 16 bits, lowest byte first.
    private static uint Checksum<T>(Waveform<T> samples)
        where T : unmanaged, INumber<T>
    {
        if (samples is Waveform<ushort> words && BitConverter.IsLittleEndian) return Crc32.Of(MemoryMarshal.AsBytes(words.Values));
        var bytes = new byte[samples.Values.Length * sizeof(ushort)];
        for (var i = 0; i < samples.Values.Length; i++) System.Buffers.Binary.BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(i * sizeof(ushort)), ushort.CreateTruncating(samples.Values[i]));
        return Crc32.Of(bytes);
    }

    private static (string, JsonValue)[] Calibrated(TelescopeEvent item)
    {
        var isSums = item.R0 is { Waveform.Samples: 0, Sums: not null };
        var disabled = item.Monitoring.Camera?.IsDisabled.Count(isDisabled => isDisabled);
        var shift = item.Monitoring.Camera?.TimeShiftNs?.Sum(time => (double)time);
        (string, JsonValue)[] common = [("n_disabled", Or(disabled)), ("time_shift_sum", Or(shift))];
        if (item.R1 is not { } calibrated) return [.. Empty(CalibratedNames), .. common];
        var (sum, least, most) = (0.0, double.PositiveInfinity, double.NegativeInfinity);
        foreach (var sample in calibrated.Waveform.Values) (sum, least, most) = (sum + sample, Math.Min(least, sample), Math.Max(most, sample));
        var low = LowGain(calibrated);
        return
        [
            ("r1_dtype", isSums ? "float64" : "float32"),
            ("r1_n_channels", calibrated.Waveform.Channels),
            ("r1_n_pixels", calibrated.Waveform.Pixels),
            ("r1_n_samples", calibrated.Waveform.Samples),
            ("r1_sum", sum),
            ("r1_min", isSums ? least : EventRows.Short(least)),
            ("r1_max", isSums ? most : EventRows.Short(most)),
            ("n_low_gain", low?.Count ?? -1),
            ("low_gain_pixels", low is { Count: > 0 } ? string.Join(' ', low) : JsonValue.Null),
            ("pixel_status_sum", StatusSum(calibrated)),
            .. common,
        ];
    }

    private static List<int>? LowGain(R1Camera calibrated)
    {
        if (calibrated.SelectedGainChannel is not { } gains) return null;
        var pixels = new List<int>();
        for (var i = 0; i < gains.Pixels; i++)
        {
            if (gains[i] != 0) pixels.Add(i);
        }

        return pixels;
    }

    private static long StatusSum(R1Camera calibrated)
    {
        var sum = 0L;
        foreach (var status in calibrated.PixelStatus.Values) sum += (byte)status;
        return sum;
    }

    private static (string, JsonValue)[] Truth(TelescopeEvent item)
    {
        var (total, most) = (0L, long.MinValue);
        foreach (var count in item.Simulation?.TrueImage is { } image ? image.Values : []) (total, most) = (total + count, Math.Max(most, count));
        var hasImage = most > long.MinValue;
        var sum = item.Simulation?.TrueImageSum ?? double.NaN;
        return
        [
            ("true_image_sum", double.IsNaN(sum) ? (JsonValue)sum : (long)sum),
            ("true_image_total", hasImage ? total : JsonValue.Null),
            ("true_image_max", hasImage ? most : JsonValue.Null),
            ("true_impact_distance", item.Simulation?.ImpactDistanceM ?? double.NaN),
        ];
    }

    private static (string, JsonValue)[] Place(TelescopeEvent item) =>
    [
        ("pointing_az_rad", EventRows.Short(item.Monitoring.Pointing.AzimuthRad)),
        ("pointing_alt_rad", EventRows.Short(item.Monitoring.Pointing.AltitudeRad)),
        ("trigger_time_utc", item.Trigger.Time.ToString()),
        ("trigger_time_rel_ns", item.Trigger.RelativeTimeNs),
        ("tel_event_type", EventTypeNames.Of(item.Trigger.EventType)),
        ("n_trigger_pixels", item.Trigger.Pixels?.Pixels ?? -1),
    ];

    private static (string, JsonValue)[] Empty(string[] names) => [.. names.Select(name => (name, JsonValue.Null))];

    private static JsonValue Or(int? value) => value is { } known ? known : JsonValue.Null;

    private static JsonValue Or(double? value) => value is { } known ? known : JsonValue.Null;
}
