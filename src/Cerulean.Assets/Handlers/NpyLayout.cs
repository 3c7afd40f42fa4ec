using Cerulean.Documents;

namespace Cerulean.Assets.Handlers;

/// <summary>What the header of a .npy file says of its elements.</summary>
internal sealed record NpyLayout(DType Type, int[] Shape, bool IsFortran)
{
    /// <summary>Size of all elements.</summary>
    public long Bytes { get; } = BytesOf(Type, Shape);

    /// <exception cref="FormatException">The text is no header of numpy, or of elements that cannot be read.</exception>
    public static NpyLayout Parse(ReadOnlySpan<char> text)
    {
        var header = PythonLiteral.Parse(text).ObjectOrNull ?? throw new FormatException("found no dictionary");
        var (type, shape) = (Member(header, "descr"), Member(header, "shape"));
        if (shape.Kind != JsonKind.Array) throw new FormatException($"found the shape {shape.Describe()}, expected a tuple");
        int[] lengths = [.. Enumerable.Range(0, shape.Count).Select(axis => Length(shape[axis]))];
        return new NpyLayout(DType.Parse(WithoutTitles(type)), lengths, Member(header, "fortran_order").AsBoolean());
    }

    private static JsonValue Member(JsonObject header, string name) =>
        header.TryGetValue(name, out var value) ? value : throw new FormatException($"found no '{name}'");

    private static int Length(JsonValue length) => length.TryGetInt64(out var number) && number is >= 0 and <= int.MaxValue
        ? (int)number
        : throw new FormatException($"found the length {length.Describe()}, expected an integer from 0 to {int.MaxValue}");

    // A name may be (title, name); titles say nothing of the bytes.
    private static JsonValue WithoutTitles(JsonValue type)
    {
        // Objects are pickled Python: to read them is to run what they say.
        if (type.StringOrNull is { } text && text.TrimStart('|', '<', '>', '=').StartsWith('O'))
        {
            throw new FormatException("found pickled Python objects, expected numbers, texts, times or raw bytes. Save the array with allow_pickle=False");
        }

        if (type.Kind != JsonKind.Array) return type;
        return new JsonArray([.. Enumerable.Range(0, type.Count).Select(i => Field(type[i]))]);

        static JsonValue Field(JsonValue field)
        {
            if (field.Kind != JsonKind.Array || field.Count < 2) throw new FormatException($"found {field.Describe()}, expected (name, dtype)");
            var name = field[0] is { Kind: JsonKind.Array, Count: 2 } titled ? titled[1] : field[0];
            return new JsonArray([name, WithoutTitles(field[1]), .. Enumerable.Range(2, field.Count - 2).Select(i => field[i])]);
        }
    }

    private static long BytesOf(DType type, int[] shape)
    {
        Int128 size = type.ItemSize;
        foreach (var length in shape)
        {
            size *= length;
            if (size > long.MaxValue) throw new FormatException("found an array of more than 2^63 bytes");
        }

        return (long)size;
    }
}
