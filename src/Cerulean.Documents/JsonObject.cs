using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Cerulean.Documents;

/// <summary>An immutable JSON object that keeps the order of its names. Equality disregards that order.</summary>
public sealed class JsonObject : IReadOnlyDictionary<string, JsonValue>, IEquatable<JsonObject>
{
    private readonly JsonValue[] _values;
    private readonly int _offset;

    // Rows of one block share the array of values; _offset is where this row begins.
    internal JsonObject(JsonKeys keys, JsonValue[] values, int offset = 0)
    {
        Names = keys;
        _values = values;
        _offset = offset;
    }

    /// <summary>An object with these names and values, in the same order.</summary>
    public JsonObject(JsonKeys names, IReadOnlyList<JsonValue> values) : this(names, [.. values])
    {
        if (names.Count != values.Count) throw new ArgumentException($"{names.Count} names but {values.Count} values.", nameof(values));
    }

    /// <summary>The object without members.</summary>
    public static JsonObject Empty { get; } = new(JsonKeys.Empty, []);

    /// <summary>An object of the given members.</summary>
    public static JsonObject Of(params ReadOnlySpan<(string Name, JsonValue Value)> members)
    {
        var names = new string[members.Length];
        var values = new JsonValue[members.Length];
        for (var i = 0; i < members.Length; i++) (names[i], values[i]) = members[i];
        return new JsonObject(new JsonKeys(names), values);
    }

    /// <summary>The names in order.</summary>
    public JsonKeys Names { get; }

    /// <summary>The values in the order of the names.</summary>
    public ReadOnlySpan<JsonValue> Values => _values.AsSpan(_offset, Names.Count);

    internal ref readonly JsonValue At(int index) => ref _values[_offset + index];

    /// <inheritdoc/>
    public int Count => Names.Count;

    /// <inheritdoc/>
    public JsonValue this[string key] =>
        TryGetValue(key, out var value) ? value : throw new KeyNotFoundException($"There is no member '{key}'; there are: {Names}.");

    /// <inheritdoc/>
    public bool ContainsKey(string key) => Names.Contains(key);

    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out JsonValue value)
    {
        var index = Names.IndexOf(key);
        value = index < 0 ? default : _values[_offset + index];
        return index >= 0;
    }

    /// <summary>The member, or JSON null where there is none.</summary>
    public JsonValue GetOrNull(string name) => TryGetValue(name, out var value) ? value : default;

    /// <summary>The same object with one member set; a new name goes to the end.</summary>
    public JsonObject With(string name, JsonValue value)
    {
        var index = Names.IndexOf(name);
        JsonValue[] values = [.. Values, .. index < 0 ? new ReadOnlySpan<JsonValue>(in value) : default];
        if (index >= 0) values[index] = value;
        return new JsonObject(index >= 0 ? Names : new JsonKeys([.. Names.Names, name]), values);
    }

    /// <summary>The same object without one member.</summary>
    public JsonObject Without(string name) => Names.Contains(name) ? Select(key => key != name) : this;

    /// <summary>The members whose names fulfil a condition.</summary>
    public JsonObject Select(Predicate<string> condition) => Of([.. this.Where(member => condition(member.Key)).Select(member => (member.Key, member.Value))]);

    /// <inheritdoc/>
    public bool Equals(JsonObject? other)
    {
        if (other is null || Count != other.Count) return false;
        if (ReferenceEquals(Names, other.Names)) return Values.SequenceEqual(other.Values);
        var values = Values;
        for (var i = 0; i < values.Length; i++)
        {
            if (!other.TryGetValue(Names[i], out var value) || !values[i].Equals(value)) return false;
        }

        return true;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as JsonObject);

    /// <inheritdoc/>
    public override int GetHashCode() => Count;

    IEnumerable<string> IReadOnlyDictionary<string, JsonValue>.Keys => Names.Names.ToArray();

    IEnumerable<JsonValue> IReadOnlyDictionary<string, JsonValue>.Values => Values.ToArray();

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, JsonValue>> GetEnumerator()
    {
        for (var i = 0; i < Count; i++) yield return new(Names[i], _values[_offset + i]);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
