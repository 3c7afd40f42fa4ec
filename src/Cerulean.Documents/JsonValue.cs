using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Cerulean.Documents;

/// <summary>One immutable JSON value in 16 bytes; scalars are held without boxing. The default value is JSON null.</summary>
public readonly partial struct JsonValue : IEquatable<JsonValue>
{
    // A scalar's kind is told by a shared tag in the reference; its bits stand beside it.
    private readonly object? _reference;
    private readonly long _bits;

    private JsonValue(object? reference, long bits = 0)
    {
        _reference = reference;
        _bits = bits;
    }

    private sealed class Tag(JsonKind kind)
    {
        public static readonly Tag Boolean = new(JsonKind.Boolean);
        public static readonly Tag Integer = new(JsonKind.Integer);
        public static readonly Tag Float = new(JsonKind.Float);

        public JsonKind Kind { get; } = kind;
    }

    // More than 64 bits, as the one shortest text: as a number it would take a time that grows with the square of its length.
    private sealed record BigNumber(string Digits);

    /// <summary>JSON null.</summary>
    public static JsonValue Null => default;

    /// <summary>The kind of this value.</summary>
    public JsonKind Kind => _reference switch
    {
        null => JsonKind.Null,
        Tag tag => tag.Kind,
        string => JsonKind.String,
        JsonObject => JsonKind.Object,
        BigNumber => JsonKind.Integer,
        _ => JsonKind.Array,
    };

    /// <summary>True for JSON null.</summary>
    public bool IsNull => _reference is null;

    /// <summary>True for integers and floats.</summary>
    public bool IsNumber => _reference is Tag { Kind: JsonKind.Integer or JsonKind.Float } or BigNumber;

    /// <summary>True for an integer, and for a float without fraction: JSON Schema calls 3.0 an integer.</summary>
    internal bool IsIntegral => ReferenceEquals(_reference, Tag.Integer) || _reference is BigNumber
        || (IsFloat && double.IsInteger(BitConverter.Int64BitsToDouble(_bits)));

    internal bool IsFloat => ReferenceEquals(_reference, Tag.Float);

    internal bool IsInt64 => ReferenceEquals(_reference, Tag.Integer);

    internal bool IsBoolean => ReferenceEquals(_reference, Tag.Boolean);

    /// <summary>A boolean.</summary>
    public static implicit operator JsonValue(bool value) => new(Tag.Boolean, value ? 1 : 0);

    /// <summary>An integer.</summary>
    public static implicit operator JsonValue(long value) => new(Tag.Integer, value);

    /// <summary>An integer.</summary>
    public static implicit operator JsonValue(int value) => new(Tag.Integer, value);

    /// <summary>A float.</summary>
    public static implicit operator JsonValue(double value) => new(Tag.Float, BitConverter.DoubleToInt64Bits(value));

    /// <summary>A text; null becomes JSON null.</summary>
    public static implicit operator JsonValue(string? value) => new(value);

    /// <summary>An object; null becomes JSON null.</summary>
    public static implicit operator JsonValue(JsonObject? value) => new(value);

    /// <summary>A list; null becomes JSON null.</summary>
    public static implicit operator JsonValue(JsonArray? value) => new(value);

    /// <summary>An array, or the one element of an array without axes; null becomes JSON null.</summary>
    public static implicit operator JsonValue(NdArray? value) => value is { Rank: 0 } ? value.ElementAt(0) : new(value);

    /// <summary>An integer of any length.</summary>
    public static implicit operator JsonValue(BigInteger value) =>
        value >= long.MinValue && value <= long.MaxValue ? (long)value : LongInteger(value.ToString(CultureInfo.InvariantCulture));

    /// <summary>An integer of more than 64 bits: a minus where it is negative, and digits that do not begin with 0.</summary>
    internal static JsonValue LongInteger(string digits) => new(new BigNumber(digits));

    /// <summary>A list of texts.</summary>
    public static JsonValue FromStrings(IEnumerable<string> values) => new JsonArray([.. values.Select(value => (JsonValue)value)]);

    /// <summary>The boolean; throws <see cref="InvalidOperationException"/> for another kind.</summary>
    public bool AsBoolean() => IsBoolean ? _bits != 0 : throw NotA("boolean");

    /// <summary>The integer, also of an integral float; throws when it is none or longer than 64 bits.</summary>
    public long AsInt64() => TryGetInt64(out var value) ? value : throw NotA("64-bit integer");

    /// <summary>The number as a float; integers are converted.</summary>
    public double AsDouble() => TryGetDouble(out var value) ? value : throw NotA("number");

    /// <summary>The text.</summary>
    public string AsString() => _reference as string ?? throw NotA("string");

    /// <summary>The object.</summary>
    public JsonObject AsObject() => _reference as JsonObject ?? throw NotA("object");

    /// <summary>The text, or null for another kind.</summary>
    public string? StringOrNull => _reference as string;

    /// <summary>The object, or null for another kind.</summary>
    public JsonObject? ObjectOrNull => _reference as JsonObject;

    /// <summary>The array, or null for another kind and for lists that are no rectangular array of one kind.</summary>
    public NdArray? NdArrayOrNull => _reference as NdArray;

    /// <summary>The digits of an integer of more than 64 bits, or null for another value.</summary>
    internal string? LongIntegerOrNull => (_reference as BigNumber)?.Digits;

    internal JsonArray? ListOrNull => _reference as JsonArray;

    /// <summary>Number of elements of an array, 0 for another kind.</summary>
    public int Count => _reference switch
    {
        JsonArray list => list.Count,
        NdArray array => array.Length,
        _ => 0,
    };

    /// <summary>Element of an array.</summary>
    public JsonValue this[int index] => _reference switch
    {
        JsonArray list => list[index],
        NdArray array => array[index],
        _ => throw NotA("array"),
    };

    /// <summary>The integer, also of an integral float, if it fits 64 bits.</summary>
    public bool TryGetInt64(out long value)
    {
        value = _bits;
        if (IsInt64) return true;
        if (!IsFloat) return false;
        var number = BitConverter.Int64BitsToDouble(_bits);
        value = (long)number;
        return double.IsInteger(number) && number is >= -9223372036854775808.0 and < 9223372036854775808.0;
    }

    /// <summary>The number as a float.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryGetDouble(out double value)
    {
        if (IsFloat) value = BitConverter.Int64BitsToDouble(_bits);
        else if (IsInt64) value = _bits;
        else if (_reference is BigNumber big) value = double.Parse(big.Digits, CultureInfo.InvariantCulture);
        else
        {
            value = 0;
            return false;
        }

        return true;
    }

    /// <summary>The bits of a boolean, 64-bit integer or float, if this is the same kind of scalar as the other.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool TryGetBits(in JsonValue likeThis, out long bits)
    {
        bits = _bits;
        return ReferenceEquals(_reference, likeThis._reference);
    }

    /// <summary>The integer in full length.</summary>
    public bool TryGetBigInteger(out BigInteger value)
    {
        if (_reference is BigNumber big) value = BigInteger.Parse(big.Digits, CultureInfo.InvariantCulture);
        else if (IsInt64) value = _bits;
        else if (IsFloat && IsIntegral) value = new BigInteger(BitConverter.Int64BitsToDouble(_bits));
        else
        {
            value = default;
            return false;
        }

        return true;
    }

    private InvalidOperationException NotA(string expected) => new($"Expected a JSON {expected}, found {Describe()}.");
}
