using System.Globalization;

namespace Cerulean.Documents;

/// <summary>Type of an array's elements, in numpy's terms: a kind, an item size in bytes, a byte order; or named fields.</summary>
/// <remarks>Kinds: b boolean, i and u integers, f float, c complex, S bytes, U text (4 bytes a character), M and m times, V raw or structured.</remarks>
public sealed record DType
{
    private const string Kinds = "tbiufcmMOSUV";

    private DType(char kind, int itemSize, char byteOrder, string unit = "")
    {
        Kind = kind;
        ItemSize = itemSize;
        ByteOrder = byteOrder;
        Unit = unit;
    }

    /// <summary>64-bit float, little endian.</summary>
    public static DType Float64 { get; } = new('f', 8, '<');

    /// <summary>64-bit signed integer, little endian.</summary>
    public static DType Int64 { get; } = new('i', 8, '<');

    /// <summary>One-byte boolean.</summary>
    public static DType Boolean { get; } = new('b', 1, '|');

    /// <summary>numpy's kind letter.</summary>
    public char Kind { get; }

    /// <summary>Size of one element in bytes.</summary>
    public int ItemSize { get; }

    /// <summary>&lt; little endian, &gt; big endian, | where order does not matter.</summary>
    public char ByteOrder { get; }

    /// <summary>Unit of a time kind with its brackets, such as [ns]; otherwise empty.</summary>
    public string Unit { get; }

    /// <summary>Fields of a structured type; otherwise empty.</summary>
    public IReadOnlyList<DTypeField> Fields { get; private init; } = [];

    /// <summary>True for big endian elements.</summary>
    public bool IsBigEndian => ByteOrder == '>' || Fields.Any(member => member.Type.IsBigEndian);

    /// <summary>A structured type; the fields follow each other without gaps.</summary>
    /// <exception cref="FormatException">An element would take 2 GiB or more.</exception>
    public static DType Structured(IReadOnlyList<DTypeField> fields)
    {
        var size = fields.Aggregate(0L, (sum, field) => Math.Min(sum + field.Size, int.MaxValue));
        if (size == int.MaxValue) throw new FormatException("found a structured dtype of 2 GiB or more, expected a smaller one");
        return new DType('V', (int)size, '|') { Fields = fields };
    }

    /// <summary>Reads a numpy dtype text such as &lt;f8, |u1, &gt;i4, &lt;U12, &lt;M8[ns].</summary>
    /// <exception cref="FormatException">The text is no dtype.</exception>
    public static DType Parse(string text)
    {
        var (order, rest) = text.Length > 0 && "<>|=".Contains(text[0], StringComparison.Ordinal) ? (text[0], text[1..]) : ('<', text);
        var kind = rest.Length > 0 ? rest[0] : ' ';
        var bracket = kind is 'M' or 'm' ? rest.IndexOf('[', StringComparison.Ordinal) : -1;
        var end = bracket < 0 ? rest.Length : bracket;
        if (!Kinds.Contains(kind, StringComparison.Ordinal)
            || !int.TryParse(rest.AsSpan(1, end - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            || (kind == 'U' && count > int.MaxValue / 4))
        {
            throw new FormatException($"'{text}' is no numpy dtype; expected a byte order, a kind and a size, such as <f8");
        }

        var size = kind == 'U' ? 4 * count : count;
        var ordered = kind is not ('S' or 'V' or 'b' or 'O') && size > 1;
        return Shared(new DType(kind, size, !ordered ? '|' : order == '>' ? '>' : '<', rest[end..]));
    }

    // The common types are single objects, so that hot paths may compare references.
    private static DType Shared(DType type) => type == Float64 ? Float64 : type == Int64 ? Int64 : type == Boolean ? Boolean : type;

    /// <summary>Reads a dtype text, or a list of [name, dtype] or [name, dtype, shape] for a structured type.</summary>
    /// <exception cref="FormatException">The value is no dtype.</exception>
    public static DType Parse(JsonValue value)
    {
        if (value.StringOrNull is { } text) return Parse(text);
        if (value.Kind != JsonKind.Array || value.Count == 0) throw new FormatException($"found {value.Describe()}, expected a numpy dtype");
        return Structured([.. Enumerable.Range(0, value.Count).Select(i => DTypeField.Parse(value[i]))]);
    }

    /// <summary>The type as numpy writes it: a text, or a list of fields.</summary>
    public JsonValue ToJson() =>
        Fields.Count == 0 ? ToString() : new JsonArray([.. Fields.Select(field => field.ToJson())]);

    /// <summary>The type of the same elements in little endian order.</summary>
    public DType ToLittleEndian() => Fields.Count > 0
        ? Structured([.. Fields.Select(field => field with { Type = field.Type.ToLittleEndian() })])
        : ByteOrder == '>' ? Shared(new DType(Kind, ItemSize, '<', Unit)) : this;

    /// <inheritdoc/>
    public bool Equals(DType? other) => other is not null && Kind == other.Kind && ItemSize == other.ItemSize
        && ByteOrder == other.ByteOrder && Unit == other.Unit && Fields.SequenceEqual(other.Fields);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Kind, ItemSize, ByteOrder);

    /// <summary>The numpy text, such as &lt;f8.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{ByteOrder}{Kind}{(Kind == 'U' ? ItemSize / 4 : ItemSize)}{Unit}");
}
