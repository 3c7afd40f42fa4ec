using System.Numerics;
using System.Runtime.CompilerServices;

namespace Cerulean.Documents.Serialization;

/// <summary>Decimal to binary: the double nearest to significand · 10^exponent.</summary>
/// <remarks>
/// D. Lemire, "Number parsing at a gigabyte per second", Software: Practice and Experience 51 (2021);
/// that the second product always decides: N. Mushtak and D. Lemire, "Fast number parsing without fallback", ibid. 53 (2023).
/// </remarks>
internal static class EiselLemire
{
    private const int MantissaBits = 52;
    private const ulong HiddenBit = 1UL << MantissaBits;
    private const int HighestExactPower = 22;

    // With 19 digits before it, 10^309 is beyond the largest double.
    private const int LargestPower = 308;

    private static ReadOnlySpan<double> ExactPowers =>
    [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11,
        1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
    ];

    /// <summary>The double nearest to <paramref name="significand"/> · 10^<paramref name="exponent"/>, ties to even.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Nearest(ulong significand, long exponent)
    {
        // Clinger: two exact doubles and one correctly rounded operation.
        if (significand <= 2 * HiddenBit && exponent is >= -HighestExactPower and <= HighestExactPower)
        {
            double exact = (long)significand;
            return exponent < 0 ? exact / ExactPowers[(int)-exponent] : exact * ExactPowers[(int)exponent];
        }

        return BitConverter.UInt64BitsToDouble(NearestBits(significand, exponent));
    }

    /// <summary>The bits of the double nearest to <paramref name="significand"/> · 10^<paramref name="exponent"/>.</summary>
    public static ulong NearestBits(ulong significand, long exponent)
    {
        if (significand == 0 || exponent < PowersOfTen.Lowest) return 0;
        if (exponent > LargestPower) return BitConverter.DoubleToUInt64Bits(double.PositiveInfinity);

        int power = (int)exponent;
        int shift = BitOperations.LeadingZeroCount(significand);
        ulong high = Multiply(significand << shift, power, out ulong low);

        int upperBit = (int)(high >> 63);
        int dropped = upperBit + 64 - MantissaBits - 3;
        ulong mantissa = high >> dropped;
        int biased = PowersOfTen.FloorLog2(power) + 63 + upperBit - shift + 1023;
        if (biased <= 0) return Subnormal(mantissa, biased);

        // Only for these powers can the number lie exactly half way between two doubles.
        bool isHalfWay = low <= 1 && power is >= -4 and <= 23 && (mantissa & 3) == 1 && mantissa << dropped == high;
        if (isHalfWay) mantissa &= ~1UL;

        return Assemble((mantissa + (mantissa & 1)) >> 1, biased);
    }

    /// <summary>The upper 128 bits of significand · 10^power, as far as they decide.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Multiply(ulong significand, int power, out ulong low)
    {
        ulong high = Math.BigMul(significand, PowersOfTen.High(power), out low);

        // The lower word of the power counts only where a carry could reach the bits that stay.
        if ((high & 0x1FF) != 0x1FF) return high;

        ulong carry = Math.BigMul(significand, LowerWord(power), out _);
        low += carry;
        return low < carry ? high + 1 : high;
    }

    /// <summary>The proof wants 10^-27..10^-1 rounded up and all other inexact powers rounded down.</summary>
    private static ulong LowerWord(int power) =>
        PowersOfTen.IsExact(power) || power is >= -27 and < 0 ? PowersOfTen.Low(power) : PowersOfTen.Low(power) - 1;

    private static ulong Assemble(ulong mantissa, int biased)
    {
        // Rounding up may have reached the next power of two: adding the hidden bit to the exponent field takes care of it.
        ulong bits = ((ulong)(uint)(biased - 1) << MantissaBits) + mantissa;
        return Math.Min(bits, BitConverter.DoubleToUInt64Bits(double.PositiveInfinity));
    }

    private static ulong Subnormal(ulong mantissa, int biased)
    {
        int missing = 1 - biased;
        if (missing >= 64) return 0;

        // No tie to break: a decimal this small is never half way. Rounding up to 2^52 yields the smallest normal by itself.
        mantissa >>= missing;
        return (mantissa + (mantissa & 1)) >> 1;
    }
}
