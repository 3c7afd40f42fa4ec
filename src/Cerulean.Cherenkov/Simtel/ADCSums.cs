using System.Numerics;
using Cerulean.Cherenkov.EventIO;
using Cerulean.Cherenkov.Events;

namespace Cerulean.Cherenkov.Simtel;

/// <summary>The sums of samples of one camera (type 2012). Dispose of it to give its memory back.</summary>
public sealed class ADCSums : IDisposable
{
    private const int BlockPixels = 16;
    private const int MostChannels = 2;
    private const int MostInBlock = BlockPixels * MostChannels;

    private ADCSums(int telId, Waveform<uint> sums) => (TelId, Sums) = (telId, sums);

    /// <summary>Number of the telescope; before version 2 its lowest five bits.</summary>
    public int TelId { get; }

    /// <summary>The sums, ADC counts; shape (channels, pixels, 1). What is left out is 0.</summary>
    public Waveform<uint> Sums { get; }

    /// <summary>True for what can be read.</summary>
    public static bool Supports(in EventIOHeader header) => header.Version is >= 0 and <= 4 && ADCHeader.Of(header) is { Suppression: <= 2, Reduction: <= 2 };

    /// <summary>Reads it.</summary>
    public static ADCSums Read(EventIOObject item)
    {
        var reader = item.Read();
        var mode = ADCHeader.Of(item.Header);
        var isScaled = mode.Reduction == 2;
        for (var i = 0; isScaled && item.Header.Version >= 4 && i < 3; i++) reader.ReadVarInt();
        var (pixels, channels) = ADCHeader.ReadShape(ref reader);
        reader.CheckIndex(channels, MostChannels + 1);
        var (offset, scale) = isScaled ? (reader.ReadInt16(), Math.Max(reader.ReadInt16(), (short)1)) : default;
        var size = reader.CheckSparse(channels, pixels);
        if (mode is { Suppression: 0, Reduction: 0 }) reader.CheckCount(size);
        var sums = new Waveform<uint>(channels, pixels, 1);
        if (size == 0) return new ADCSums(mode.TelId, sums);
        try
        {
            var sparse = new SparseSums(sums, offset, scale);
            if (mode is { Suppression: 0, Reduction: 0 }) ReadAll(ref reader, sums);
            else if (mode.Suppression == 2) sparse.ReadList(ref reader);
            else sparse.ReadBlocks(ref reader, mode);
            return new ADCSums(mode.TelId, sums);
        }
        catch (EventIOException)
        {
            sums.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Sums.Dispose();

    private static void ReadAll(ref ContentReader reader, Waveform<uint> sums)
    {
        for (var channel = 0; channel < sums.Channels; channel++) ReadValues(ref reader, sums.Channel(channel));
    }

    // Before version 3 as 16 bits, then as differences.
    private static void ReadValues(ref ContentReader reader, scoped Span<uint> values)
    {
        if (reader.Header.Version >= 3) reader.ReadDifferences(values, values.Length);
        else foreach (ref var value in values) value = reader.ReadUInt16();
    }

    /// <summary>Sums of which some are left out; those with a large high gain have a low gain too, those with a small one may be stored in a byte.</summary>
    private readonly struct SparseSums
    {
        private readonly Waveform<uint> _sums;
        private readonly int _offset;
        private readonly int _scale;

        public SparseSums(Waveform<uint> sums, int offset, int scale)
        {
            (_sums, _offset, _scale) = (sums, offset, scale);
            sums.Values.Clear();
        }

        // Sixteen pixels at a time, with a bit each for: is stored, has low gain, is a byte.
        public void ReadBlocks(ref ContentReader reader, ADCHeader mode)
        {
            Span<Stored> pixels = stackalloc Stored[BlockPixels];
            for (var first = 0; first < _sums.Pixels; first += BlockPixels)
            {
                var present = mode.Suppression == 1 ? reader.ReadUInt16() : ushort.MaxValue;
                if (present == 0) continue;
                var low = mode.Reduction >= 1 ? reader.ReadUInt16() : ushort.MaxValue;
                var bytes = mode.Reduction == 2 ? reader.ReadUInt16() & ~low : 0;
                var count = 0;
                for (uint bits = present; bits != 0; bits &= bits - 1)
                {
                    var bit = BitOperations.TrailingZeroCount(bits);
                    if (first + bit < _sums.Pixels) pixels[count++] = new Stored(first + bit, ((low >> bit) & 1) != 0, ((bytes >> bit) & 1) != 0);
                }

                Read(ref reader, pixels[..count]);
            }
        }

        // A list of pixels, with two bits above their numbers for: has no low gain, is a byte.
        public void ReadList(ref ContentReader reader)
        {
            var isNew = reader.Header.Version >= 4;
            var shift = isNew ? 21 : 13;
            var list = isNew ? reader.ReadVarIntArray((long)reader.ReadVarUInt()) : Array.ConvertAll(reader.ReadArray<short>(reader.ReadInt16()), number => (int)number);
            var pixels = new Stored[list.Length];
            for (var i = 0; i < list.Length; i++)
            {
                var pixel = reader.CheckIndex(list[i] & ((1 << shift) - 1), _sums.Pixels);
                pixels[i] = new Stored(pixel, ((list[i] >> shift) & 1) == 0, ((list[i] >> (shift + 1)) & 1) != 0);
            }

            Read(ref reader, pixels);
        }

        // First all low gains, then all high gains, then the bytes.
        private void Read(ref ContentReader reader, scoped ReadOnlySpan<Stored> pixels)
        {
            var isPair = _sums.Channels > 1;
            var (lows, highs) = (0, 0);
            foreach (var pixel in pixels)
            {
                if (!pixel.IsByte) highs++;
                if (isPair && pixel.HasLow && !pixel.IsByte) lows++;
            }

            var values = lows + highs <= MostInBlock ? stackalloc uint[MostInBlock] : new uint[lows + highs];
            ReadValues(ref reader, values[..lows]);
            ReadValues(ref reader, values.Slice(lows, highs));
            (lows, highs) = (0, lows);
            foreach (var pixel in pixels)
            {
                _sums.Channel(0)[pixel.Pixel] = pixel.IsByte ? (uint)((reader.ReadByte() * _scale) + _offset) : values[highs++];
                if (isPair && pixel.HasLow && !pixel.IsByte) _sums.Channel(1)[pixel.Pixel] = values[lows++];
            }
        }

        private readonly record struct Stored(int Pixel, bool HasLow, bool IsByte);
    }
}
