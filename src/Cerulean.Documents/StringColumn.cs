namespace Cerulean.Documents;

/// <summary>A column of texts.</summary>
public sealed class StringColumn : Column
{
    private readonly ReadOnlyMemory<string> _values;

    /// <summary>A column over texts, which must not be changed afterwards.</summary>
    public StringColumn(ReadOnlyMemory<string> values) => _values = values;

    /// <summary>The texts.</summary>
    public ReadOnlySpan<string> Values => _values.Span;

    /// <inheritdoc/>
    public override int Count => _values.Length;

    /// <inheritdoc/>
    public override JsonValue this[int row] => _values.Span[row];

    /// <inheritdoc/>
    public override Column Slice(int start, int count) => start == 0 && count == Count ? this : new StringColumn(_values.Slice(start, count));

    /// <inheritdoc/>
    public override JsonValue ToJson() => new JsonArray([.. Values.ToArray().Select(text => (JsonValue)text)]);

    internal override void CopyTo(int start, Span<JsonValue> target, int offset, int stride)
    {
        var values = Values[start..];
        for (int row = 0, at = offset; at < target.Length; row++, at += stride) target[at] = values[row];
    }

    /// <inheritdoc/>
    public override bool Equals(Column? other) => other is StringColumn texts ? Values.SequenceEqual(texts.Values) : base.Equals(other);
}
