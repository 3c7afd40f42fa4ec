using System.Runtime.CompilerServices;

namespace Cerulean.Documents.Serialization;

/// <summary>Binary to decimal: the shortest decimal that reads back as the same double and, of these, the nearest to it.</summary>
/// <remarks>
/// R. Giulietti, "The Schubfach way to render doubles" (2020): the rounding interval of a double, scaled by a power of ten,
/// is so narrow that at most one multiple of ten and at most a few integers lie in it, and one estimate of 128 bits finds them.
/// </remarks>
internal static class Schubfach
{
    private const int MantissaBits = 52;
    private const ulong HiddenBit = 1UL << MantissaBits;
    private const int LowestExponent = -1074;

    /// <summary>The shortest decimal, as <paramref name="digits"/> · 10^exponent; the digits may end in zeros.</summary>
    /// <param name="bits">A finite double above zero.</param>
    /// <param name="digits">Less than 10^17; at least 2^52 but for subnormals.</param>
    /// <returns>The decimal exponent.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Shortest(ulong bits, out ulong digits)
    {
        ulong mantissa = bits & (HiddenBit - 1);
        int field = (int)(bits >> MantissaBits);
        ulong significand = field == 0 ? mantissa : mantissa | HiddenBit;
        int binary = field == 0 ? LowestExponent : field + LowestExponent - 1;

        // Below a power of two the doubles lie twice as dense, so the interval ends nearer there.
        ulong isPowerOfTwo = mantissa == 0 && field > 1 ? 1UL : 0;
        int exponent = FloorLog10(binary, isPowerOfTwo);
        int shift = binary + PowersOfTen.FloorLog2(-exponent) + 1;
        ulong high = PowersOfTen.High(-exponent);
        ulong low = PowersOfTen.Low(-exponent);

        // In units of a quarter of the last digit. An odd significand excludes the ends, which round to the even neighbour.
        ulong isOdd = significand & 1;
        ulong lower = Scale(high, low, ((4 * significand) - 2 + isPowerOfTwo) << shift) + isOdd;
        ulong value = Scale(high, low, (4 * significand) << shift);
        ulong upper = Scale(high, low, ((4 * significand) + 2) << shift) - isOdd;
        digits = Choose(lower, value, upper);
        return exponent;
    }

    /// <summary>floor(log10(2^binary)), or of 3/4 · 2^binary for the interval of a power of two.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int FloorLog10(int binary, ulong isPowerOfTwo) => ((binary * 1262611) - (524031 * (int)isPowerOfTwo)) >> 22;

    /// <summary>The product with a power of ten, rounded to odd: every comparison with an even number is then exact.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Scale(ulong high, ulong low, ulong factor)
    {
        ulong carry = Math.BigMul(low, factor, out _);
        ulong product = Math.BigMul(high, factor, out ulong rest);
        rest += carry;
        product += rest < carry ? 1UL : 0;
        return product | (rest > 1 ? 1UL : 0);
    }

    /// <summary>The multiple of ten in the interval if there is one, else the integer in it, else the nearest of the two.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Choose(ulong lower, ulong value, ulong upper)
    {
        ulong below = value / 4;
        ulong tens = below / 10 * 10;
        bool isLowerTenInside = lower <= 4 * tens;
        bool isUpperTenInside = (4 * tens) + 40 <= upper;
        if (isLowerTenInside != isUpperTenInside) return isUpperTenInside ? tens + 10 : tens;

        bool isBelowInside = lower <= 4 * below;
        bool isAboveInside = (4 * below) + 4 <= upper;
        if (isBelowInside != isAboveInside) return isAboveInside ? below + 1 : below;

        ulong middle = (4 * below) + 2;
        bool roundsUp = value > middle || (value == middle && (below & 1) != 0);
        return roundsUp ? below + 1 : below;
    }
}
