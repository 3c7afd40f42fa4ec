using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace Cerulean.Documents.Serialization;

/// <summary>What a reader keeps from text to text: a stack of values, known names and known sets of names.</summary>
internal sealed class JsonScratch
{
    /// <summary>UTF-8 that refuses what is none, where the framework's puts a replacement.</summary>
    public static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private const int Slots = 1024;
    private const int Probes = 4;

    // What a document of many values needs is let go with it.
    private const int MostValuesKept = 1 << 18;

    private readonly string?[] _names = new string?[Slots];
    private readonly byte[]?[] _nameBytes = new byte[]?[Slots];
    private readonly JsonKeys?[] _layouts = new JsonKeys?[Slots];
    private readonly JsonKeys?[] _known = new JsonKeys?[Slots];
    private readonly List<string> _nameStack = [];
    private JsonValue[] _values = new JsonValue[64];

    /// <summary>Number of values on the stack.</summary>
    public int Count { get; private set; }

    public void Clear()
    {
        _values.AsSpan(0, Count).Clear();
        Count = 0;
        _nameStack.Clear();
    }

    public void Push(JsonValue value)
    {
        if (Count == _values.Length) Array.Resize(ref _values, 2 * Count);
        _values[Count++] = value;
    }

    public void PushName(string name) => _nameStack.Add(name);

    public void PushNames(JsonKeys layout, int count) => _nameStack.AddRange(layout.Names[..count]);

    /// <summary>The string of a name, the same object whenever it comes again.</summary>
    public string Intern(ReadOnlySpan<byte> utf8)
    {
        var first = Slot(utf8);
        for (var probe = 0; probe < Probes; probe++)
        {
            var slot = (first + probe) & (Slots - 1);
            if (_nameBytes[slot] is not { } known) return Intern(utf8, slot);
            if (utf8.SequenceEqual(known)) return _names[slot]!;
        }

        return Intern(utf8, first);
    }

    /// <summary>The names of the last object that began with this name.</summary>
    public JsonKeys? GuessLayout(ReadOnlySpan<byte> firstName) => _layouts[Slot(firstName)];

    public JsonValue PopArray(int first)
    {
        var array = JsonArrays.Build(_values.AsSpan(first, Count - first));
        Drop(first);
        return array;
    }

    public JsonObject PopObject(JsonKeys layout, int first) => new(layout, PopValues(first));

    /// <summary>An object of fewer names than the layout that was guessed.</summary>
    public JsonObject PopPart(JsonKeys layout, int first, int count)
    {
        PushNames(layout, count);
        return PopObject(first, count);
    }

    /// <summary>An object of the last names and values of the stacks. Of names that come twice the last value counts.</summary>
    public JsonObject PopObject(int first, int count)
    {
        // Streams that take turns share their first name, and no more: so a layout is also found by all its names.
        var names = CollectionsMarshal.AsSpan(_nameStack)[^count..];
        var slot = Slot(names);
        var layout = _known[slot];
        var isKnown = layout is not null && layout.Names.SequenceEqual(names);
        string[] copy = isKnown ? [] : [.. names];
        _nameStack.RemoveRange(_nameStack.Count - count, count);
        var values = PopValues(first);
        if (!isKnown)
        {
            if (copy.Distinct(StringComparer.Ordinal).Count() < count) return Deduplicate(copy, values);
            layout = _known[slot] = new JsonKeys(copy);
        }

        _layouts[Slot(layout!.Utf8[0])] = layout;
        return new JsonObject(layout, values);
    }

    private string Intern(ReadOnlySpan<byte> utf8, int slot)
    {
        var name = Utf8.GetString(utf8);
        (_names[slot], _nameBytes[slot]) = (name, utf8.ToArray());
        return name;
    }

    private static JsonObject Deduplicate(string[] names, JsonValue[] values)
    {
        var members = new OrderedDictionary<string, JsonValue>();
        for (var i = 0; i < names.Length; i++) members[names[i]] = values[i];
        return JsonObject.Of([.. members.Select(member => (member.Key, member.Value))]);
    }

    private JsonValue[] PopValues(int first)
    {
        var values = _values.AsSpan(first, Count - first).ToArray();
        Drop(first);
        return values;
    }

    private void Drop(int first)
    {
        if (first == 0 && _values.Length > MostValuesKept) _values = new JsonValue[64];
        else _values.AsSpan(first, Count - first).Clear();
        Count = first;
    }

    // Names are interned: the same name is mostly the same object.
    private static int Slot(ReadOnlySpan<string> names)
    {
        var hash = names.Length;
        foreach (var name in names) hash = (hash * 31) + RuntimeHelpers.GetHashCode(name);
        return (hash ^ (hash >> 8)) & (Slots - 1);
    }

    private static int Slot(ReadOnlySpan<byte> utf8)
    {
        var hash = utf8.Length;
        foreach (var part in utf8.Length <= 12 ? utf8 : utf8[^12..]) hash = (hash * 31) + part;
        return (hash ^ (hash >> 8)) & (Slots - 1);
    }
}
