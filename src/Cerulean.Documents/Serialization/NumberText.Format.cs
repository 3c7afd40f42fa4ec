using System.Buffers.Text;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Cerulean.Documents.Serialization;

/// <content>Writing: the shortest text that reads back as the same number, in the form of Python's <c>repr</c>.</content>
internal static partial class NumberText
{
    /// <summary>The room every number fits in; some of it is written to even where the text is shorter.</summary>
    public const int MaxLength = 32;

    // From here on not every integer is a double.
    private const double FirstInexactWhole = 1L << 53;
    private const ulong TenTo16 = 10_000_000_000_000_000;

    /// <summary>Writes a double with '.' or 'e' (or as NaN, Infinity, -Infinity) and returns the length of the text.</summary>
    public static int Format(double value, Span<byte> destination)
    {
        ref byte start = ref Room(destination);
        ulong bits = BitConverter.DoubleToUInt64Bits(value);
        int sign = (int)(bits >> 63);
        double magnitude = Math.Abs(value);
        start = (byte)'-';
        if (!(magnitude <= double.MaxValue)) return WriteNonFinite(value, destination);
        if (magnitude < FirstInexactWhole)
        {
            long whole = (long)magnitude;
            if (whole == magnitude) return sign + WriteWhole(destination[sign..], whole);
        }

        int exponent = Schubfach.Shortest(bits & (ulong.MaxValue >> 1), out ulong digits);
        return sign + WriteDecimal(ref Unsafe.Add(ref start, sign), digits, exponent);
    }

    /// <summary>Writes an integer and returns the length of the text.</summary>
    public static int Format(long value, Span<byte> destination)
    {
        // As fast as anything of our own.
        _ = Room(destination);
        _ = Utf8Formatter.TryFormat(value, destination, out int length);
        return length;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref byte Room(Span<byte> destination)
    {
        // Below this check bytes are written without bounds.
        ArgumentOutOfRangeException.ThrowIfLessThan(destination.Length, MaxLength, nameof(destination));
        return ref MemoryMarshal.GetReference(destination);
    }

    private static int WriteNonFinite(double value, Span<byte> destination)
    {
        ReadOnlySpan<byte> text = double.IsNaN(value) ? "NaN"u8 : value > 0 ? "Infinity"u8 : "-Infinity"u8;
        text.CopyTo(destination);
        return text.Length;
    }

    private static int WriteWhole(Span<byte> destination, long whole)
    {
        _ = Utf8Formatter.TryFormat(whole, destination, out int length);
        destination[length] = (byte)'.';
        destination[length + 1] = (byte)'0';
        return length + 2;
    }

    /// <summary>Writes digits · 10^exponent without the zeros at its end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int WriteDecimal(ref byte text, ulong digits, int exponent)
    {
        // Always 17 digits, one before two blocks of eight; only subnormals need more than one turn.
        for (; digits < TenTo16; exponent--) digits *= 10;
        ulong upper = digits / DigitBlock.Limit;
        ulong first = upper / DigitBlock.Limit;
        ulong high = DigitBlock.Digits((uint)(upper - (first * DigitBlock.Limit)));
        ulong low = DigitBlock.Digits((uint)(digits - (upper * DigitBlock.Limit)));
        int count = low != 0
            ? 17 - (BitOperations.LeadingZeroCount(low) >> 3)
            : 9 - (BitOperations.LeadingZeroCount(high) >> 3);

        Significand significand = new((byte)('0' + first), high | DigitBlock.Zeros, low | DigitBlock.Zeros, count);
        int scientific = exponent + 16;
        if (scientific is < -4 or >= 16) return WriteScientific(ref text, significand, scientific);
        return scientific < 0 ? WriteSmall(ref text, significand, scientific) : WriteFixed(ref text, significand, scientific);
    }

    /// <summary>12.345: the point inside the digits, which move right by one after it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int WriteFixed(ref byte text, Significand digits, int scientific)
    {
        Vector128<byte> whole = Vector128.Create(digits.High, digits.Low).AsByte();
        Vector128<byte> moved = Vector128.Create(digits.High << 8, (digits.Low << 8) | (digits.High >> 56)).AsByte();
        Vector128<byte> isWhole = Vector128.LessThan(Vector128<byte>.Indices, Vector128.Create((byte)scientific));
        text = digits.First;
        Vector128.ConditionalSelect(isWhole, whole, moved).StoreUnsafe(ref Unsafe.Add(ref text, 1));
        Unsafe.Add(ref text, 17) = (byte)(digits.Low >> 56);
        Unsafe.Add(ref text, scientific + 1) = (byte)'.';
        return Math.Max(digits.Count, scientific + 2) + 1;
    }

    /// <summary>0.0012345.</summary>
    private static int WriteSmall(ref byte text, Significand digits, int scientific)
    {
        Unsafe.WriteUnaligned(ref text, DigitBlock.Zeros);
        Unsafe.Add(ref text, 1) = (byte)'.';
        int zeros = 1 - scientific;
        WriteDigits(ref Unsafe.Add(ref text, zeros), digits);
        return zeros + digits.Count;
    }

    /// <summary>1.2345e-07, 1e+16.</summary>
    private static int WriteScientific(ref byte text, Significand digits, int scientific)
    {
        WriteDigits(ref Unsafe.Add(ref text, 1), digits);
        text = digits.First;
        Unsafe.Add(ref text, 1) = (byte)'.';
        int length = digits.Count == 1 ? 1 : digits.Count + 1;

        Unsafe.Add(ref text, length) = (byte)'e';
        Unsafe.Add(ref text, length + 1) = (byte)(scientific < 0 ? '-' : '+');
        uint magnitude = (uint)Math.Abs(scientific);
        int width = magnitude < 100 ? 2 : 3;
        ulong exponent = (DigitBlock.Digits(magnitude) | DigitBlock.Zeros) >> (64 - (8 * width));
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref text, length + 2), (uint)exponent);
        return length + 2 + width;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void WriteDigits(ref byte text, Significand digits)
    {
        text = digits.First;
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref text, 1), digits.High);
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref text, 9), digits.Low);
    }

    /// <summary>Seventeen characters, of which the last 17 - Count are zeros nobody has to see.</summary>
    private readonly record struct Significand(byte First, ulong High, ulong Low, int Count);
}
