using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Cerulean.Documents.Serialization;

/// <summary>The powers of ten as 128-bit significands with the highest bit set, for reading and writing numbers.</summary>
/// <remarks>
/// A power that 128 bits cannot hold is rounded up, as <see cref="Schubfach"/> needs it.
/// The table is computed at first use, from one number of 192 bits, instead of 11 kB of literals.
/// </remarks>
internal static class PowersOfTen
{
    /// <summary>The lowest power in the table: below it every number of 19 digits reads as zero.</summary>
    public const int Lowest = -342;

    /// <summary>The highest power in the table: the scale of the smallest subnormal.</summary>
    public const int Highest = 324;

    // 5^55 is the last power of five below 2^128.
    private const int HighestExact = 55;

    // The first 192 bits of 10^-342; a test compares all that follows from them with exact arithmetic.
    private const ulong LowestHigh = 0xEEF453D6923BD65A;
    private const ulong LowestMiddle = 0x113FAA2906A13B3F;
    private const ulong LowestLow = 0xDFBC7E99BDD50E9B;

    private static readonly ulong[] Words = Compute();

    /// <summary>The upper 64 bits of the significand of 10^<paramref name="power"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong High(int power) => WordAt(2 * (power - Lowest));

    /// <summary>The lower 64 bits of the significand of 10^<paramref name="power"/>, rounded up where not exact.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Low(int power) => WordAt((2 * (power - Lowest)) + 1);

    /// <summary>Whether 128 bits hold 10^<paramref name="power"/> exactly.</summary>
    public static bool IsExact(int power) => (uint)power <= HighestExact;

    /// <summary>floor(log2(10^<paramref name="power"/>)), right for every power in the table.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int FloorLog2(int power) => (power * 1741647) >> 19;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong WordAt(int index)
    {
        Debug.Assert((uint)index < (uint)Words.Length);
        return Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(Words), index);
    }

    private static ulong[] Compute()
    {
        ulong[] words = new ulong[2 * (Highest - Lowest + 1)];
        Fill(words, Lowest, -1, LowestHigh, LowestMiddle, LowestLow);
        Fill(words, 0, Highest, 1UL << 63, 0, 0);
        return words;
    }

    /// <summary>Multiplies on from one power to the last one, in 192 bits.</summary>
    private static void Fill(ulong[] words, int first, int last, ulong high, ulong middle, ulong low)
    {
        for (int power = first; power <= last; power++)
        {
            // Every step drops less than one unit of the lowest word: 342 of them must not have hidden a carry.
            Debug.Assert(IsExact(power) || low < ulong.MaxValue - 1024);
            Debug.Assert(IsExact(power) || middle != ulong.MaxValue);
            int index = 2 * (power - Lowest);
            words[index] = high;
            words[index + 1] = IsExact(power) ? middle : middle + 1;

            // Up to a power of two, ten times x is x + x / 4. Plain words: this runs once, before anything is optimised.
            ulong quarterLow = (low >> 2) | (middle << 62);
            ulong quarterMiddle = (middle >> 2) | (high << 62);
            low += quarterLow;
            ulong carry = low < quarterLow ? 1UL : 0;
            quarterMiddle += carry;
            carry = quarterMiddle < carry ? 1UL : 0;
            middle += quarterMiddle;
            carry += middle < quarterMiddle ? 1UL : 0;
            ulong sum = high + (high >> 2) + carry;
            if (sum < high)
            {
                low = (low >> 1) | (middle << 63);
                middle = (middle >> 1) | (sum << 63);
                sum = (sum >> 1) | (1UL << 63);
            }

            high = sum;
        }
    }
}
