using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Cerulean.Documents.Serialization;

/// <summary>Eight decimal digits in one 64-bit word, the first digit in the lowest byte.</summary>
internal static class DigitBlock
{
    /// <summary>The characters of a block.</summary>
    public const int Length = 8;

    /// <summary>Turns digits 0..9 into characters, and back.</summary>
    public const ulong Zeros = 0x3030303030303030;

    /// <summary>One more than the largest number in a block.</summary>
    public const uint Limit = 100_000_000;

    /// <summary>A text of up to eight characters; what is missing at its end is zero, which is no digit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Load(ReadOnlySpan<byte> text)
    {
        Debug.Assert(text.Length <= Length);
        ref byte first = ref MemoryMarshal.GetReference(text);
        int length = text.Length;
        if (length >= 4)
        {
            ulong start = Unsafe.ReadUnaligned<uint>(ref first);
            ulong end = Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref first, length - 4));
            return start | (end << (8 * (length - 4)));
        }

        // First, middle and last are all there is of one, two or three characters, some of them named twice.
        if (length == 0) return 0;
        ulong middle = Unsafe.Add(ref first, length >> 1);
        ulong last = Unsafe.Add(ref first, length - 1);
        return first | (middle << (8 * (length >> 1))) | (last << (8 * (length - 1)));
    }

    /// <summary>How many characters at the start of a block are digits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int CountDigits(ulong characters)
    {
        ulong digits = characters ^ Zeros;

        // 0x76 + 10 sets the highest bit of a byte; no byte carries into the next.
        ulong others = (((digits & 0x7F7F7F7F7F7F7F7F) + 0x7676767676767676) | digits) & 0x8080808080808080;
        return BitOperations.TrailingZeroCount(others) >> 3;
    }

    /// <summary>The number in the first <paramref name="count"/> characters (1..8) of a block.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Read(ulong characters, int count)
    {
        // The shift puts zeros before the digits and drops what follows them.
        ulong digits = (characters ^ Zeros) << (64 - (count << 3));
        ulong pairs = (digits * 10) + (digits >> 8);
        ulong outer = (pairs & 0x000000FF_000000FF) * (100 + (1_000_000UL << 32));
        ulong inner = ((pairs >> 16) & 0x000000FF_000000FF) * (1 + (10_000UL << 32));
        return (uint)((outer + inner) >> 32);
    }

    /// <summary>The eight digits (0..9, not characters) of a number below <see cref="Limit"/>, by halving three times in parallel.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Digits(uint number)
    {
        ulong upper = number / 10_000;
        ulong fours = upper | ((number - (upper * 10_000)) << 32);

        // 10486 / 2^20 and 103 / 2^10 divide by 100 and by 10 exactly in the range of their lanes.
        ulong hundreds = ((fours * 10486) >> 20) & 0x0000007F_0000007F;
        ulong twos = hundreds | ((fours - (hundreds * 100)) << 16);
        ulong tens = ((twos * 103) >> 10) & 0x000F000F_000F000F;
        return tens | ((twos - (tens * 10)) << 8);
    }
}
