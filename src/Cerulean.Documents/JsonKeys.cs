using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Cerulean.Documents;

/// <summary>The ordered, distinct names of an object or of columns. One set serves all rows of a stream.</summary>
public sealed class JsonKeys : IEquatable<JsonKeys>
{
    private const int LinearLimit = 8;

    private readonly string[] _names;
    private readonly Dictionary<string, int>? _indices;
    private byte[][]? _utf8;
    private JsonEncodedText[]? _encoded;

    /// <summary>A set of names; a name that occurs twice is an <see cref="ArgumentException"/>.</summary>
    public JsonKeys(params string[] names)
    {
        _names = names;
        if (names.Length > LinearLimit) _indices = new Dictionary<string, int>(names.Length, StringComparer.Ordinal);
        for (var i = 0; i < names.Length; i++)
        {
            var isNew = _indices?.TryAdd(names[i], i) ?? Array.IndexOf(names, names[i], 0, i) < 0;
            if (!isNew) throw new ArgumentException($"The name '{names[i]}' occurs twice.", nameof(names));
        }
    }

    /// <summary>No names.</summary>
    public static JsonKeys Empty { get; } = new();

    /// <summary>Number of names.</summary>
    public int Count => _names.Length;

    /// <summary>The names in order.</summary>
    public ReadOnlySpan<string> Names => _names;

    /// <summary>Name by position.</summary>
    public string this[int index] => _names[index];

    /// <summary>Position of a name, or -1.</summary>
    public int IndexOf(string name)
    {
        if (_indices is not null) return _indices.TryGetValue(name, out var index) ? index : -1;
        for (var i = 0; i < _names.Length; i++)
        {
            if (ReferenceEquals(_names[i], name) || _names[i] == name) return i;
        }

        return -1;
    }

    /// <summary>True if the name is one of them.</summary>
    public bool Contains(string name) => IndexOf(name) >= 0;

    /// <summary>The names as UTF-8, for readers that compare bytes.</summary>
    internal byte[][] Utf8 => _utf8 ??= Array.ConvertAll(_names, Encoding.UTF8.GetBytes);

    /// <summary>The names as a JSON writer copies them.</summary>
    internal JsonEncodedText[] Encoded =>
        _encoded ??= Array.ConvertAll(_names, name => JsonEncodedText.Encode(name, JavaScriptEncoder.UnsafeRelaxedJsonEscaping));

    /// <summary>The same names, in any order.</summary>
    public bool SetEquals(JsonKeys other) => ReferenceEquals(this, other) || (Count == other.Count && Array.TrueForAll(_names, other.Contains));

    /// <summary>The same names in the same order.</summary>
    public bool Equals(JsonKeys? other) => ReferenceEquals(this, other) || (other is not null && Names.SequenceEqual(other.Names));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as JsonKeys);

    /// <inheritdoc/>
    public override int GetHashCode() => _names.Length == 0 ? 0 : HashCode.Combine(_names.Length, _names[0]);

    /// <inheritdoc/>
    public override string ToString() => string.Join(", ", _names);
}
