using System.Numerics;
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
        if (rowLength <= 0) return 0;
        values = values[..(values.Length - (values.Length % rowLength))];
        var used = RunningSums.Decode(data, values);
        if (used >= 0) Restart(values, rowLength);
        return used;
    }

    // Sums over all rows become sums in each row: what was reached before a row is taken away from it.
    private static void Restart(Span<ushort> values, int rowLength)
    {
        ushort before = 0;
        for (; values.Length > 0; values = values[rowLength..])
        {
            var row = values[..rowLength];
            var last = row[^1];
            Subtract(row, before);
            before = last;
        }
    }

    private static void Subtract(Span<ushort> row, ushort value)
    {
        ref var first = ref MemoryMarshal.GetReference(row);
        var (values, i) = (Vector128.Create(value), 0);
        for (; i <= row.Length - Vector128<ushort>.Count; i += Vector128<ushort>.Count)
            (Vector128.LoadUnsafe(ref first, (nuint)i) - values).StoreUnsafe(ref first, (nuint)i);
        for (; i < row.Length; i++) row[i] -= value;
    }
}
