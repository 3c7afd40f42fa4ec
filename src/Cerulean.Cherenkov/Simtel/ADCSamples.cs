using Cerulean.Cherenkov.EventIO;
using Cerulean.Cherenkov.Events;

namespace Cerulean.Cherenkov.Simtel;

/// <summary>The raw samples of one camera (type 2013). Dispose of it to give its memory back.</summary>
public sealed class ADCSamples : IDisposable
{
    private ADCSamples(int telId, Waveform<ushort> waveform) => (TelId, Waveform) = (telId, waveform);

    /// <summary>Number of the telescope; before version 2 its lowest five bits.</summary>
    public int TelId { get; }

    /// <summary>The samples, ADC counts; a pixel that is left out has 0.</summary>
    public Waveform<ushort> Waveform { get; }

    /// <summary>True for what can be read: before version 3 nothing is left out.</summary>
    public static bool Supports(in EventIOHeader header)
    {
        var mode = ADCHeader.Of(header);
        return header.Version is >= 0 and <= 4 && (header.Version >= 3 || mode is { Suppression: 0, Reduction: 0 });
    }

    /// <summary>Reads it.</summary>
    public static ADCSamples Read(EventIOObject item)
    {
        var reader = item.Read();
        var mode = ADCHeader.Of(item.Header);
        var (pixels, channels) = ADCHeader.ReadShape(ref reader);
        var samples = reader.ReadInt16();
        var size = reader.CheckSparse(reader.CheckSparse(channels, pixels), samples);
        if (mode.Suppression == 0) reader.CheckCount(size);
        var waveform = new Waveform<ushort>(channels, pixels, samples);
        try
        {
            if (mode.Suppression != 0) ReadSuppressed(ref reader, waveform, mode.Reduction != 0 && channels > 1);
            else if (item.Header.Version < 3) reader.Read(waveform.Values);
            else reader.ReadDifferences(waveform.Values, samples);
            return new ADCSamples(mode.TelId, waveform);
        }
        catch (EventIOException)
        {
            waveform.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Waveform.Dispose();

    // Ranges of pixels, then their samples; with reduction the low gain has ranges of its own.
    private static void ReadSuppressed(ref ContentReader reader, Waveform<ushort> waveform, bool isReduced)
    {
        var ranges = ReadRanges(ref reader, waveform.Pixels);
        var lowRanges = isReduced ? ReadRanges(ref reader, waveform.Pixels) : ranges;
        waveform.Values.Clear();
        for (var channel = 0; channel < waveform.Channels; channel++)
        {
            foreach (var (first, end) in channel == 0 ? ranges : lowRanges)
                reader.ReadDifferences(waveform.Channel(channel)[(first * waveform.Samples)..(end * waveform.Samples)], waveform.Samples);
        }
    }

    // A negative number is a single pixel.
    private static (int First, int End)[] ReadRanges(ref ContentReader reader, int pixels)
    {
        var ranges = new (int, int)[reader.ReadVarCount()];
        foreach (ref var range in ranges.AsSpan())
        {
            var first = reader.ReadVarInt();
            var last = first < 0 ? first = -first - 1 : reader.ReadVarInt();
            range = (reader.CheckIndex(first, (int)Math.Min(last, int.MaxValue - 1) + 1), reader.CheckIndex(last, pixels) + 1);
        }

        return ranges;
    }
}
