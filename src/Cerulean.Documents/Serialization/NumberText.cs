using System.Buffers.Text;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Cerulean.Documents.Serialization;

/// <summary>The text of numbers in documents: exact both ways, and a double always recognisable as one.</summary>
internal static partial class NumberText
{
    // 10^19 is the last power of ten below 2^64.
    private const int MostExactDigits = 19;

    // Far beyond any exponent a double can use, far below an overflow together with the digits of the text.
    private const long LargestExponent = 1L << 40;
    private const long NoExponent = long.MinValue;

    /// <summary>Reads a JSON number, the whole of <paramref name="text"/>, as the nearest double; too large a number is infinite.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out double value)
    {
        if (text.Length <= DigitBlock.Length && TryParseShort(text, out value)) return true;

        // The scanner stays in registers as long as it is handed to nobody: what is rare gets the text instead.
        DecimalScanner scanner = new(text);
        int sign = scanner.Skip('-') ? 1 : 0;
        ulong digits = 0;
        long exponent = 0;
        int fraction = 0;
        value = 0;
        if (!scanner.TryReadInteger(ref digits, out int count)) return false;
        if (scanner.Skip('.') && (fraction = scanner.ReadDigits(ref digits)) == 0) return false;
        if (scanner.Remaining > 0 && (exponent = ReadExponent(text[^scanner.Remaining..])) == NoExponent) return false;

        double magnitude = count + fraction <= MostExactDigits
            ? EiselLemire.Nearest(digits, exponent - fraction)
            : NearestOfMany(text, digits, exponent - fraction);
        value = Signed(magnitude, sign);
        return true;
    }

    /// <summary>Reads a JSON number without fraction and exponent; false also for one beyond 64 bits.</summary>
    public static bool TryParseInt64(ReadOnlySpan<byte> text, out long value)
    {
        // The runtime is as fast as anything of our own here, but takes more than JSON does.
        bool isRead = Utf8Parser.TryParse(text, out value, out int length) && length == text.Length && StartsAsJson(text);
        if (!isRead) value = 0;
        return isRead;
    }

    /// <summary>Reads a JSON number without fraction and exponent, of any length.</summary>
    public static bool TryParseInteger(ReadOnlySpan<byte> text, out JsonValue value)
    {
        var isShort = TryParseInt64(text, out var integer);
        var digits = text.StartsWith("-"u8) ? text[1..] : text;
        var isLong = !isShort && digits is [>= (byte)'1' and <= (byte)'9', ..] && !digits.ContainsAnyExceptInRange((byte)'0', (byte)'9');
        value = isLong ? JsonValue.LongInteger(Encoding.ASCII.GetString(text)) : integer;
        return isShort || isLong;
    }

    /// <summary>Whether there is no plus, and no zero before other digits.</summary>
    private static bool StartsAsJson(ReadOnlySpan<byte> integer)
    {
        int first = integer[0] == '-' ? 1 : 0;
        return integer[first] > '0' || (integer[first] == '0' && integer.Length == first + 1);
    }

    /// <summary>No branch: signs come in no order a processor could learn.</summary>
    private static double Signed(double magnitude, int sign) =>
        BitConverter.UInt64BitsToDouble(BitConverter.DoubleToUInt64Bits(magnitude) | ((ulong)sign << 63));

    /// <summary>Reads digits, with or without a point, that fit in one block; false also for an exponent.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryParseShort(ReadOnlySpan<byte> text, out double value)
    {
        ulong block = DigitBlock.Load(text);
        int sign = (byte)block == '-' ? 1 : 0;
        block >>= 8 * sign;
        int count = text.Length - sign;
        int whole = DigitBlock.CountDigits(block);
        int fraction = 0;
        value = 0;
        if (whole < count)
        {
            // The point goes, and what follows it moves to its place.
            bool isPoint = (byte)(block >> (8 * whole)) == '.';
            ulong kept = (1UL << (8 * whole)) - 1;
            block = (block & kept) | ((block >> 8) & ~kept);
            count--;
            fraction = count - whole;
            if (!isPoint || fraction == 0 || DigitBlock.CountDigits(block) != count) return false;
        }

        if (whole == 0 || (whole > 1 && (byte)block == '0')) return false;
        value = Signed(EiselLemire.Nearest(DigitBlock.Read(block, count), -fraction), sign);
        return true;
    }

    /// <summary>Reads 'e', sign and digits, the whole of <paramref name="text"/>; <see cref="NoExponent"/> if it is anything else.</summary>
    private static long ReadExponent(ReadOnlySpan<byte> text)
    {
        DecimalScanner scanner = new(text);
        if (!scanner.Skip('e') && !scanner.Skip('E')) return NoExponent;

        bool isNegative = scanner.Skip('-');
        if (!isNegative) _ = scanner.Skip('+');
        ulong magnitude = 0;
        int count = scanner.ReadDigits(ref magnitude);
        if (count == 0 || scanner.Remaining > 0) return NoExponent;

        bool isExact = count <= MostExactDigits || text[^count..].TrimStart((byte)'0').Length <= MostExactDigits;
        long exponent = isExact ? (long)Math.Min(magnitude, LargestExponent) : LargestExponent;
        return isNegative ? -exponent : exponent;
    }

    /// <summary>The magnitude of a number of more than 19 digits, zeros before the first other one included.</summary>
    /// <param name="text">The whole number.</param>
    /// <param name="digits">All its digits modulo 2^64.</param>
    /// <param name="exponent">The power of ten of its last digit.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static double NearestOfMany(ReadOnlySpan<byte> text, ulong digits, long exponent)
    {
        int end = text.IndexOfAny((byte)'e', (byte)'E');
        ReadOnlySpan<byte> significand = end < 0 ? text : text[..end];
        int first = significand.IndexOfAnyInRange((byte)'1', (byte)'9');
        if (first < 0) return 0;

        ReadOnlySpan<byte> significant = significand[first..];
        int count = significant.Length - (significant.Contains((byte)'.') ? 1 : 0);
        if (count <= MostExactDigits) return EiselLemire.Nearest(digits, exponent);

        // What the first 19 digits leave open lies between them and their successor; mostly both round to the same double.
        ulong leading = LeadingDigits(significant);
        ulong nearest = EiselLemire.NearestBits(leading, exponent + count - MostExactDigits);
        ulong next = EiselLemire.NearestBits(leading + 1, exponent + count - MostExactDigits);
        return nearest == next
            ? BitConverter.UInt64BitsToDouble(nearest)
            : Math.Abs(double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture));
    }

    private static ulong LeadingDigits(ReadOnlySpan<byte> significant)
    {
        ulong leading = 0;
        int count = 0;
        for (int i = 0; count < MostExactDigits; i++)
        {
            if (significant[i] == '.') continue;
            leading = (leading * 10) + significant[i] - '0';
            count++;
        }

        return leading;
    }
}
