using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Cerulean.Cherenkov.EventIO;

/// <summary>
/// Sums of differences that are stored as integers of variable length, as far as they have been read, modulo 2^16. Nearly all take one or two bytes, so
/// blocks of 64 bytes are taken apart without a branch: first it is found which bytes are the second of a number, then eight bytes at a time
/// are moved to where numbers of 16 bits belong, and summed up.
/// </summary>
internal static class RunningSums
{
    private const int BlockBytes = 64;
    private const int StepBytes = 8;
    private const int Steps = BlockBytes / StepBytes;

    // A step loads and stores more than it needs.
    private const int LoadBeyond = 16;
    private const int StoreBeyond = 8;

    private const ulong OddBits = 0xAAAAAAAAAAAAAAAA;
    private const ushort ValueOfTwo = 0x3FFF;

    // Which of eight bytes, and of the one behind them, is the second of its number: where each byte goes.
    private static readonly byte[] Moves = MakeMoves();

    /// <summary>Reads as many as there are values; the answer is the number of bytes, -1 if they are not all there.</summary>
    public static int Decode(ReadOnlySpan<byte> data, Span<ushort> values)
    {
        var (position, count) = (0, 0);
        while (data.Length - position >= BlockBytes + LoadBeyond && values.Length - count >= BlockBytes + StoreBeyond)
        {
            DecodeBlocks(data, values, ref position, ref count);
            if (!DecodeSingly(data, values, ref position, ref count, Math.Min(position + BlockBytes, data.Length))) return -1;
        }

        return DecodeSingly(data, values, ref position, ref count, int.MaxValue) ? position : -1;
    }

    private static bool DecodeSingly(ReadOnlySpan<byte> data, Span<ushort> values, ref int position, ref int count, int end)
    {
        var value = count > 0 ? values[count - 1] : 0;
        while (count < values.Length && position < end)
        {
            var used = VarInt.Decode(data[position..], out var raw);
            if (used == 0) return false;
            position += used;
            value += (int)VarInt.ToSigned(raw);
            values[count++] = (ushort)value;
        }

        return true;
    }

    // Up to the first block with a longer number, or to the end of what is far enough from the end.
    private static void DecodeBlocks(ReadOnlySpan<byte> data, Span<ushort> values, ref int position, ref int count)
    {
        ref var source = ref MemoryMarshal.GetReference(data);
        ref var target = ref MemoryMarshal.GetReference(values);
        var sum = Vector128.Create(count > 0 ? values[count - 1] : (ushort)0);
        var (lastRead, lastWrite) = (data.Length - BlockBytes - LoadBeyond, values.Length - BlockBytes - StoreBeyond);
        var (from, to, isInside) = (position, count, 0ul);
        while (from <= lastRead && to <= lastWrite)
        {
            var (firsts, longer) = FirstBytes(ref Unsafe.Add(ref source, from));
            var (seconds, starts) = Pairs(firsts, isInside);
            if ((longer & ~seconds) != 0) break;
            for (var step = 0; step < Steps; step++)
            {
                var bits = (int)(seconds >> (step * StepBytes)) & 0xFF;
                var move = bits | ((int)(starts >> ((step * StepBytes) + StepBytes - 1)) & 1) << StepBytes;
                sum = AddStep(ref Unsafe.Add(ref source, from + (step * StepBytes)), move, sum);
                sum.StoreUnsafe(ref target, (nuint)to);
                sum = Vector128.Shuffle(sum, Vector128.Create((ushort)7, 7, 7, 7, 7, 7, 7, 7));
                to += StepBytes - BitOperations.PopCount((uint)bits);
            }

            from += BlockBytes;
            isInside = starts >> (BlockBytes - 1);
        }

        (position, count) = (from + (int)isInside, to);
    }

    // Bits of the bytes that look like the first of two, and of three or more.
    private static (ulong Two, ulong More) FirstBytes(ref byte source)
    {
        var (low, high) = (Vector256.LoadUnsafe(ref source), Vector256.LoadUnsafe(ref source, (nuint)Vector256<byte>.Count));
        var two = low.ExtractMostSignificantBits() | ((ulong)high.ExtractMostSignificantBits() << 32);
        var more = (low & (low + low)).ExtractMostSignificantBits() | ((ulong)(high & (high + high)).ExtractMostSignificantBits() << 32);
        return (two, more);
    }

    // In each run of bytes that look like the first of two, every other one is a second. Carries of one subtraction tell which, for all runs at once.
    private static (ulong Seconds, ulong Starts) Pairs(ulong firsts, ulong isInside)
    {
        var candidates = firsts & ~isInside;
        var codes = (((candidates << 1) | OddBits) - candidates) ^ OddBits;
        return (codes ^ (firsts | isInside), codes & firsts);
    }

    // Numbers that are not there add nothing, so that the last of eight sums is always the sum of all.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ushort> AddStep(ref byte source, int move, Vector128<ushort> sum)
    {
        var order = Vector128.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(Moves), (nuint)move * (nuint)Vector128<byte>.Count);
        var raw = Vector128.ShuffleNative(Vector128.LoadUnsafe(ref source), order).AsUInt16() & Vector128.Create(ValueOfTwo);
        var values = (raw >>> 1) ^ (Vector128<ushort>.Zero - (raw & Vector128<ushort>.One));
        values += Vector128.Shuffle(values, Vector128.Create((ushort)0xFFFF, 0, 1, 2, 3, 4, 5, 6));
        values += Vector128.Shuffle(values, Vector128.Create((ushort)0xFFFF, 0xFFFF, 0, 1, 2, 3, 4, 5));
        values += Vector128.Shuffle(values, Vector128.Create((ushort)0xFFFF, 0xFFFF, 0xFFFF, 0xFFFF, 0, 1, 2, 3));
        return values + sum;
    }

    // A place that is 0xFF is filled with 0.
    private static byte[] MakeMoves()
    {
        const int width = 2 * StepBytes;
        var moves = new byte[(1 << (StepBytes + 1)) * width];
        moves.AsSpan().Fill(0xFF);
        for (var seconds = 0; seconds < 1 << (StepBytes + 1); seconds++)
        {
            var place = seconds * width;
            for (var i = 0; i < StepBytes; i++)
            {
                if (((seconds >> i) & 1) != 0) continue;
                var isTwo = ((seconds >> (i + 1)) & 1) != 0;
                moves[place++] = (byte)(isTwo ? i + 1 : i);
                moves[place++] = (byte)(isTwo ? i : 0xFF);
            }
        }

        return moves;
    }
}
