namespace Cerulean.Documents;

/// <summary>A column of any JSON values, each as it came: mixed numbers, nulls, objects.</summary>
public sealed class JsonColumn : Column
{
    private readonly ReadOnlyMemory<JsonValue> _values;

    /// <summary>A column over values, which must not be changed afterwards.</summary>
    public JsonColumn(ReadOnlyMemory<JsonValue> values) => _values = values;

    /// <summary>The values.</summary>
    public ReadOnlySpan<JsonValue> Values => _values.Span;

    /// <inheritdoc/>
    public override int Count => _values.Length;

    /// <inheritdoc/>
    public override JsonValue this[int row] => _values.Span[row];

    /// <inheritdoc/>
    public override Column Slice(int start, int count) => start == 0 && count == Count ? this : FromValues(_values.Span.Slice(start, count));

    /// <inheritdoc/>
    public override JsonValue ToJson() => new JsonArray(_values.ToArray());

    internal override void CopyTo(int start, Span<JsonValue> target, int offset, int stride)
    {
        var values = Values[start..];
        for (int row = 0, at = offset; at < target.Length; row++, at += stride) target[at] = values[row];
    }
}
