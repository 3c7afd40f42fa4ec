namespace Cerulean.Documents;

/// <summary>One named field of a structured <see cref="DType"/>; a shape makes it a small array.</summary>
public sealed record DTypeField(string Name, DType Type, params IReadOnlyList<int> Shape)
{
    /// <summary>Size in bytes, all elements of the shape together.</summary>
    public int Size => Shape.Aggregate(Type.ItemSize, (size, length) => checked(size * length));

    internal static DTypeField Parse(JsonValue value)
    {
        if (value.Kind != JsonKind.Array || value.Count is < 2 or > 3 || value[0].StringOrNull is not { } name)
        {
            throw new FormatException($"Expected [name, dtype] or [name, dtype, shape], found {value.Describe()}.");
        }

        var shape = value.Count == 2 ? [] : Enumerable.Range(0, value[2].Count).Select(i => checked((int)value[2][i].AsInt64())).ToArray();
        return new DTypeField(name, DType.Parse(value[1]), shape);
    }

    internal JsonValue ToJson() => Shape.Count == 0
        ? new JsonArray(Name, Type.ToJson())
        : new JsonArray(Name, Type.ToJson(), new JsonArray([.. Shape.Select(length => (JsonValue)length)]));

    /// <inheritdoc/>
    public bool Equals(DTypeField? other) => other is not null && Name == other.Name && Type == other.Type && Shape.SequenceEqual(other.Shape);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Type);
}
