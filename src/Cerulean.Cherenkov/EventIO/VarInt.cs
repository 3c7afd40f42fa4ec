using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Cerulean.Cherenkov.EventIO;

/// <summary>
/// Integers of variable length: as many leading ones in the first byte as bytes follow, then the value with the highest byte first.
/// One with a sign has it as its lowest bit.
/// </summary>
internal static class VarInt
{
    private const int Most = 9;

    /// <summary>Reads one; the answer is the number of bytes, 0 if they are not all there.</summary>
    public static int Decode(ReadOnlySpan<byte> data, out ulong value)
    {
        value = 0;
        if (data.IsEmpty) return 0;
        var first = data[0];
        var size = Math.Min(BitOperations.LeadingZeroCount((uint)(byte)~first << 24) + 1, Most);
        if (data.Length < size) return 0;
        value = size < 8 ? first & (0xFFu >> size) : 0u;
        for (var i = 1; i < size; i++) value = (value << 8) | data[i];
        return size;
    }

    public static long ToSigned(ulong value) => (long)(value >> 1) ^ -(long)(value & 1);

    /// <summary>Rows of differences; the answer is the number of bytes, -1 if they are not all there.</summary>
    public static int DecodeDifferences(ReadOnlySpan<byte> data, Span<ushort> values, int rowLength)
    {
        var position = 0;
        for (var row = 0; row + rowLength <= values.Length && rowLength > 0; row += rowLength)
        {
            var used = DecodeRow(data[position..], values[row..], rowLength);
            if (used < 0) return -1;
            position += used;
        }

        return position;
    }

    // Whole blocks of one-byte differences at once; what is written beyond the row is written again by the next one.
    private static int DecodeRow(ReadOnlySpan<byte> data, Span<ushort> values, int count)
    {
        var (position, i, value) = (0, 0, 0);
        while (i < count)
        {
            var isBlock = data.Length - position >= Vector128<byte>.Count && values.Length - i >= Vector128<byte>.Count;
            var singles = isBlock ? DecodeBlock(ref Unsafe.Add(ref MemoryMarshal.GetReference(data), position), ref values[i], value) : 0;
            if (singles > 0)
            {
                singles = Math.Min(singles, count - i);
                i += singles;
                position += singles;
                value = (short)values[i - 1];
                continue;
            }

            var used = Decode(data[position..], out var raw);
            if (used == 0) return -1;
            position += used;
            value += (int)ToSigned(raw);
            values[i++] = (ushort)value;
        }

        return position;
    }

    // Sixteen running sums of the next differences, of which those before the first longer one are right; the answer is their number.
    private static int DecodeBlock(ref byte data, ref ushort values, int value)
    {
        var bytes = Vector128.LoadUnsafe(ref data);
        var singles = BitOperations.TrailingZeroCount(bytes.ExtractMostSignificantBits() | 0x10000);
        if (singles == 0) return 0;
        var differences = ((bytes >>> 1) ^ -(bytes & Vector128<byte>.One)).AsSByte();
        var (low, high) = Vector128.Widen(differences);
        low = RunningSum(low) + Vector128.Create((short)value);
        high = RunningSum(high) + Vector128.Create(low[7]);
        low.AsUInt16().StoreUnsafe(ref values);
        high.AsUInt16().StoreUnsafe(ref values, 8);
        return singles;
    }

    private static Vector128<short> RunningSum(Vector128<short> values)
    {
        values += Vector128.Shuffle(values, Vector128.Create(-1, 0, 1, 2, 3, 4, 5, 6));
        values += Vector128.Shuffle(values, Vector128.Create(-1, -1, 0, 1, 2, 3, 4, 5));
        return values + Vector128.Shuffle(values, Vector128.Create(-1, -1, -1, -1, 0, 1, 2, 3));
    }
}
