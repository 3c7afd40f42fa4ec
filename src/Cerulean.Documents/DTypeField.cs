namespace Cerulean.Documents;

/// <summary>One named field of a structured <see cref="DType"/>; a shape makes it a small array.</summary>
public sealed record DTypeField(string Name, DType Type, params IReadOnlyList<int> Shape)
{
    /// <summary>Size in bytes, all elements of the shape together; 2147483647 where it would be more.</summary>
    public int Size => (int)Shape.Aggregate((long)Type.ItemSize, (size, length) => Math.Min(size * length, int.MaxValue));

    internal static DTypeField Parse(JsonValue value)
    {
        if (value.Kind != JsonKind.Array || value.Count is < 2 or > 3 || value[0].StringOrNull is not { } name)
        {
            throw new FormatException($"found {value.Describe()}, expected [name, dtype] or [name, dtype, shape]");
        }

        return new DTypeField(name, DType.Parse(value[1]), value.Count == 2 ? [] : ParseShape(value[2]));
    }

    // numpy takes a single length for a shape of one axis.
    private static int[] ParseShape(JsonValue shape) => shape.Kind == JsonKind.Array
        ? [.. Enumerable.Range(0, shape.Count).Select(i => ParseLength(shape[i]))]
        : [ParseLength(shape)];

    private static int ParseLength(JsonValue length) => length.TryGetInt64(out var number) && number is >= 0 and <= int.MaxValue
        ? (int)number
        : throw new FormatException($"found the length {length.Describe()} in the shape of a field, expected an integer from 0 to {int.MaxValue}");

    internal JsonValue ToJson() => Shape.Count == 0
        ? new JsonArray(Name, Type.ToJson())
        : new JsonArray(Name, Type.ToJson(), new JsonArray([.. Shape.Select(length => (JsonValue)length)]));

    /// <inheritdoc/>
    public bool Equals(DTypeField? other) => other is not null && Name == other.Name && Type == other.Type && Shape.SequenceEqual(other.Shape);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Type);
}
