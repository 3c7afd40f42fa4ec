using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using Cerulean.Documents;

namespace Cerulean.Store;

/// <summary>
/// A scalar of metadata as bytes that sort as the values do: numbers as numbers, whatever they are written as; texts by their UTF-8.
/// The first byte is the kind, so that values of different kinds never meet.
/// </summary>
internal static class MetadataKey
{
    /// <summary>Bytes of a text that an index keeps; a longer one is known by its hash.</summary>
    public const int MostText = 100;

    public const byte EmptyObject = 0x01;
    public const byte EmptyList = 0x02;
    public const byte Null = 0x05;
    public const byte False = 0x10;
    public const byte True = 0x11;
    public const byte Number = 0x20;
    public const byte NaN = 0x21;
    public const byte Text = 0x30;

    /// <summary>Not a value: the list has more elements than an index keeps.</summary>
    public const byte More = 0x40;

    // No byte of UTF-8.
    private const byte Cut = 0xff;
    private const int HashBytes = 16;
    private const int MostParsedDigits = 309;

    /// <summary>The key of a scalar, or of an empty object or list; null for others.</summary>
    public static byte[]? Of(JsonValue value) => value.Kind switch
    {
        JsonKind.Null => [Null],
        JsonKind.Boolean => [value.AsBoolean() ? True : False],
        JsonKind.String => OfText(value.AsString()),
        JsonKind.Integer or JsonKind.Float => OfNumber(value),
        JsonKind.Object => value.AsObject().Count == 0 ? [EmptyObject] : null,
        _ => value.Count == 0 ? [EmptyList] : null,
    };

    public static byte[] OfText(string text) => [Text, .. Encoding.UTF8.GetBytes(text)];

    /// <summary>The key as an index keeps it.</summary>
    public static byte[] Shorten(byte[] key)
    {
        if (key[0] != Text || key.Length <= MostText + 1) return key;
        return [.. key.AsSpan(0, MostText + 1), Cut, .. SHA256.HashData(key).AsSpan(0, HashBytes)];
    }

    private static byte[] OfNumber(JsonValue value)
    {
        if (value.LongIntegerOrNull is { } digits) return OfLong(digits);
        if (value.IsInt64) return OfInteger(value.AsInt64());
        var number = value.AsDouble();
        return double.IsNaN(number) ? [NaN] : Join(number, []);
    }

    // The largest float that is not larger, and what is missing to the integer.
    private static byte[] OfInteger(long value)
    {
        var floor = (double)value;
        if (floor >= 9223372036854775808.0 || (long)floor > value) floor = Math.BitDecrement(floor);
        return Join(floor, Rest(value - (long)floor));
    }

    private static byte[] OfLong(string digits)
    {
        var isNegative = digits[0] == '-';
        if (digits.Length - (isNegative ? 1 : 0) > MostParsedDigits) return OfVeryLong(digits.AsSpan(isNegative ? 1 : 0), isNegative);
        var value = BigInteger.Parse(digits, CultureInfo.InvariantCulture);
        var floor = Math.Clamp((double)value, double.MinValue, double.MaxValue);
        while (double.IsFinite(floor) && new BigInteger(floor) > value) floor = Math.BitDecrement(floor);
        return double.IsFinite(floor) ? Join(floor, Rest(value - new BigInteger(floor))) : Join(floor, [0xfe, .. Inverted(Sized((-value).ToByteArray(isUnsigned: true, isBigEndian: true)))]);
    }

    private static byte[] OfVeryLong(ReadOnlySpan<char> digits, bool isNegative)
    {
        var sized = Sized(Encoding.ASCII.GetBytes([.. digits]));
        return isNegative ? Join(double.NegativeInfinity, [0x01, .. Inverted(sized)]) : Join(double.MaxValue, [0xff, .. sized]);
    }

    private static byte[] Rest(BigInteger rest)
    {
        if (rest.IsZero) return [];
        var bytes = rest.ToByteArray(isUnsigned: true, isBigEndian: true);
        return [(byte)bytes.Length, .. bytes];
    }

    private static byte[] Sized(byte[] bytes)
    {
        var sized = new byte[sizeof(int) + bytes.Length];
        BinaryPrimitives.WriteInt32BigEndian(sized, bytes.Length);
        bytes.CopyTo(sized, sizeof(int));
        return sized;
    }

    private static byte[] Inverted(byte[] bytes) => Array.ConvertAll(bytes, value => (byte)~value);

    // Without the zeros at the end: most numbers are short.
    private static byte[] Join(double floor, byte[] rest)
    {
        var bits = BitConverter.DoubleToInt64Bits(floor + 0.0);
        Span<byte> key = stackalloc byte[1 + sizeof(long)];
        key[0] = Number;
        BinaryPrimitives.WriteInt64BigEndian(key[1..], bits < 0 ? ~bits : bits ^ long.MinValue);
        return rest.Length > 0 ? [.. key, .. rest] : key.TrimEnd((byte)0).ToArray();
    }
}
