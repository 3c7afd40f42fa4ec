using Cerulean.Cherenkov.EventIO;

namespace Cerulean.Cherenkov.Simtel;

/// <summary>Times of pulses as the camera found them (type 2016).</summary>
public sealed record PixelTiming
{
    private const int Ranges = 2;
    private const float DefaultStep = 0.01f;

    /// <summary>Number of the telescope.</summary>
    public required int TelId { get; init; }

    /// <summary>Number of pixels of the camera.</summary>
    public required int Pixels { get; init; }

    /// <summary>Number of gain channels.</summary>
    public required int Channels { get; init; }

    /// <summary>Samples before the peak that are summed up; negative where none are.</summary>
    public required int BeforePeak { get; init; }

    /// <summary>Samples behind the peak that are summed up; negative where none are.</summary>
    public required int AfterPeak { get; init; }

    /// <summary>ADC counts above which a pixel is listed; negative where sums around the common peak are given for these pixels only.</summary>
    public int Threshold { get; init; }

    /// <summary>Kinds of times.</summary>
    public short[] Kinds { get; init; } = [];

    /// <summary>Part of the peak's height at which each is taken.</summary>
    public float[] Levels { get; init; } = [];

    /// <summary>Peak of the whole camera, samples.</summary>
    public float CommonPeak { get; init; }

    /// <summary>Pixels with times.</summary>
    public int[] PixelNumbers { get; init; } = [];

    /// <summary>Their times, samples; shape (pixels with times, kinds).</summary>
    public float[] Times { get; init; } = [];

    /// <summary>Sums around their own peaks; shape (pixels with times, channels); empty where there are none.</summary>
    public int[] LocalSums { get; init; } = [];

    /// <summary>Sums around the common peak; shape as <see cref="LocalSums"/> with a negative threshold, else (channels, all pixels); empty where there are none.</summary>
    public int[] CommonSums { get; init; } = [];

    /// <summary>True for the versions that can be read.</summary>
    public static bool Supports(int version) => version is >= 0 and <= 2;

    /// <summary>Reads it.</summary>
    public static PixelTiming Read(EventIOObject item)
    {
        var reader = item.Read();
        var isVariable = item.Header.Version >= 2;
        var timing = new PixelTiming
        {
            TelId = item.Header.Id,
            Pixels = reader.CheckSparse(isVariable ? reader.ReadVarInt() : reader.ReadInt16()),
            Channels = reader.CheckSparse(reader.ReadInt16()),
            BeforePeak = reader.ReadInt16(),
            AfterPeak = reader.ReadInt16(),
        };
        timing = timing with { PixelNumbers = ReadPixels(ref reader, isVariable, timing.Pixels), Threshold = reader.ReadInt16() };
        var kinds = reader.ReadInt16();
        timing = timing with { Kinds = reader.ReadArray<short>(kinds), Levels = reader.ReadArray<float>(kinds) };
        var step = reader.ReadSingle();
        return (timing with { CommonPeak = reader.ReadSingle() }).ReadTimes(ref reader, step > 0 ? step : DefaultStep);
    }

    // Of the second kind each two numbers are the first and the last pixel of a range.
    private static int[] ReadPixels(ref ContentReader reader, bool isVariable, int pixels)
    {
        var kind = reader.CheckIndex(reader.ReadInt16(), Ranges + 1);
        var count = (isVariable ? reader.ReadVarInt() : reader.ReadInt16()) * kind;
        var numbers = isVariable ? reader.ReadVarIntArray(count) : Array.ConvertAll(reader.ReadArray<short>(count), number => (int)number);
        foreach (var number in numbers) reader.CheckIndex(number, pixels);
        if (kind != Ranges) return numbers;
        var list = new List<int>();
        for (var i = 0; i < numbers.Length; i += Ranges)
        {
            reader.CheckSparse(list.Count + (long)Math.Max(numbers[i + 1] - numbers[i], 0));
            for (var pixel = numbers[i]; pixel <= numbers[i + 1]; pixel++) list.Add(pixel);
        }

        return [.. list];
    }

    private PixelTiming ReadTimes(ref ContentReader reader, float step)
    {
        var hasSums = BeforePeak >= 0 && AfterPeak >= 0;
        var (hasOwn, count) = (hasSums && Threshold < 0, PixelNumbers.Length);
        reader.CheckCount((long)count * Kinds.Length, sizeof(short));
        if (hasSums) reader.CheckCount((long)count * Channels);
        var (times, local, common) = (new float[count * Kinds.Length], new int[hasSums ? count * Channels : 0], new int[hasOwn ? count * Channels : 0]);
        for (var i = 0; i < count; i++)
        {
            foreach (ref var time in times.AsSpan(i * Kinds.Length, Kinds.Length)) time = step * reader.ReadInt16();
            if (hasSums) ReadSums(ref reader, local.AsSpan(i * Channels, Channels));
            if (hasOwn) ReadSums(ref reader, common.AsSpan(i * Channels, Channels));
        }

        if (hasSums && !hasOwn && count > 0) ReadSums(ref reader, common = new int[reader.CheckCount((long)Channels * Pixels)]);
        return this with { Times = times, LocalSums = local, CommonSums = common };
    }

    private static void ReadSums(ref ContentReader reader, Span<int> sums)
    {
        foreach (ref var sum in sums) sum = reader.Header.Version == 0 ? reader.ReadInt16() : (int)reader.ReadVarInt();
    }
}
