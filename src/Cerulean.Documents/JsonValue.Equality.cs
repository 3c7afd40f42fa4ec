using System.Globalization;

namespace Cerulean.Documents;

public readonly partial struct JsonValue
{
    /// <summary>Equal as JSON values: floats by their bits (every NaN is one), objects without regard to key order, arrays by their elements.</summary>
    public bool Equals(JsonValue other)
    {
        if (_reference is Tag) return ReferenceEquals(_reference, other._reference) && (_bits == other._bits || BothNaN(other));
        return _reference switch
        {
            null => other._reference is null,
            string text => other._reference is string otherText && text == otherText,
            JsonObject map => other._reference is JsonObject otherMap && map.Equals(otherMap),
            BigNumber big => other._reference is BigNumber otherBig && big == otherBig,
            NdArray array when other._reference is NdArray otherArray => array.Equals(otherArray),
            _ => other.Kind == JsonKind.Array && SameElements(other),
        };
    }

    private bool BothNaN(JsonValue other) =>
        IsFloat && double.IsNaN(BitConverter.Int64BitsToDouble(_bits)) && double.IsNaN(BitConverter.Int64BitsToDouble(other._bits));

    private bool SameElements(JsonValue other)
    {
        if (Count != other.Count) return false;
        for (var i = 0; i < Count; i++)
        {
            if (!this[i].Equals(other[i])) return false;
        }

        return true;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is JsonValue other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _reference switch
    {
        null => 0,
        Tag { Kind: JsonKind.Float } => BitConverter.Int64BitsToDouble(_bits).GetHashCode(),
        Tag tag => HashCode.Combine(tag.Kind, _bits),
        string text => text.GetHashCode(StringComparison.Ordinal),
        JsonObject map => map.Count,
        BigNumber big => big.GetHashCode(),
        _ => HashCode.Combine(JsonKind.Array, Count),
    };

    /// <summary>Equal as JSON values.</summary>
    public static bool operator ==(JsonValue left, JsonValue right) => left.Equals(right);

    /// <summary>Different as JSON values.</summary>
    public static bool operator !=(JsonValue left, JsonValue right) => !left.Equals(right);

    /// <summary>A short text for messages, at most some eighty characters long.</summary>
    public string Describe() => Kind switch
    {
        JsonKind.Null => "null",
        JsonKind.Boolean => _bits != 0 ? "true" : "false",
        JsonKind.Integer when _reference is BigNumber big => big.Digits.Length <= 60 ? big.Digits : $"{big.Digits[..20]}… ({big.Digits.TrimStart('-').Length} digits)",
        JsonKind.Integer => _bits.ToString(CultureInfo.InvariantCulture),
        JsonKind.Float => DescribeFloat(),
        JsonKind.String => Quote((string)_reference!),
        JsonKind.Array => $"an array of {Count}",
        _ => $"an object of {((JsonObject)_reference!).Count}",
    };

    private string DescribeFloat()
    {
        var number = BitConverter.Int64BitsToDouble(_bits);
        var text = number.ToString("R", CultureInfo.InvariantCulture);
        return double.IsInteger(number) && !text.Contains('E', StringComparison.Ordinal) ? text + ".0" : text;
    }

    private static string Quote(string text) => text.Length <= 60
        ? $"'{text}'"
        : $"'{text[..(char.IsHighSurrogate(text[56]) ? 56 : 57)]}…' ({text.Length} characters)";

    /// <inheritdoc/>
    public override string ToString() => _reference is string text ? text : Describe();
}
