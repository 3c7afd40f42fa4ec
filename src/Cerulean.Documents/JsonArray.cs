using System.Collections;

namespace Cerulean.Documents;

/// <summary>An immutable list of JSON values. Rectangular arrays of one kind are <see cref="NdArray"/>s instead.</summary>
public sealed class JsonArray : IReadOnlyList<JsonValue>
{
    private readonly JsonValue[] _items;

    /// <summary>A list over the given values, which must not be changed afterwards.</summary>
    public JsonArray(params JsonValue[] items) => _items = items;

    /// <summary>The list of no elements.</summary>
    public static JsonArray Empty { get; } = new();

    /// <inheritdoc/>
    public int Count => _items.Length;

    /// <summary>The values.</summary>
    public ReadOnlySpan<JsonValue> Items => _items;

    /// <inheritdoc/>
    public JsonValue this[int index] => _items[index];

    /// <inheritdoc/>
    public IEnumerator<JsonValue> GetEnumerator() => ((IEnumerable<JsonValue>)_items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
