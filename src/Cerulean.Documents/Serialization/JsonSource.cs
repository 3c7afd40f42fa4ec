using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace Cerulean.Documents.Serialization;

/// <summary>Reads JSON values from one text: the framework's reader, our numbers, and shared keys.</summary>
internal ref struct JsonSource
{
    /// <summary>Deepest nesting that is read; the same as the framework's writer writes.</summary>
    public const int MaxDepth = 1000;

    private static readonly JsonReaderOptions Options = new() { MaxDepth = MaxDepth };

    private readonly BareTokens? _bare;
    private readonly JsonScratch _scratch;
    private Utf8JsonReader _reader;

    public JsonSource(ReadOnlySpan<byte> text, JsonScratch scratch, bool strict)
    {
        _scratch = scratch;
        scratch.Clear();
        _bare = strict ? null : BareTokens.Find(text);
        _reader = new Utf8JsonReader(_bare is null ? text : _bare.Text, Options);
    }

    public readonly JsonTokenType Token => _reader.TokenType;

    public readonly ReadOnlySpan<byte> Span => _reader.ValueSpan;

    public readonly bool IsEscaped => _reader.ValueIsEscaped;

    public bool Read() => _reader.Read();

    /// <summary>Reads on to the next token, which must exist.</summary>
    public void Next() => _reader.Read();

    /// <summary>The text under the reader.</summary>
    public readonly bool TryGetText(out string text)
    {
        text = "";
        if (_reader.TokenType != JsonTokenType.String) return false;
        text = _reader.GetString()!;
        return true;
    }

    /// <summary>The value under the reader, which is left on its last token.</summary>
    public JsonValue ReadValue()
    {
        switch (_reader.TokenType)
        {
            case JsonTokenType.Number: return ReadNumber(_reader.ValueSpan);
            case JsonTokenType.String: return _reader.GetString();
            case JsonTokenType.True: return true;
            case JsonTokenType.False: return false;
            case JsonTokenType.StartArray: return ReadArray();
            case JsonTokenType.StartObject: return ReadObject();
            default: return JsonValue.Null;
        }
    }

    /// <summary>The object under the reader. Objects of equal names share them.</summary>
    public JsonObject ReadObject()
    {
        var first = _scratch.Count;
        var layout = default(JsonKeys);
        var count = 0;
        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndObject)
        {
            if (count == 0 && !_reader.ValueIsEscaped) layout = _scratch.GuessLayout(_reader.ValueSpan);
            var expected = layout is not null && count < layout.Count && !_reader.ValueIsEscaped && _reader.ValueSpan.SequenceEqual(layout.Utf8[count]);
            if (!expected && layout is not null)
            {
                // Not the layout that was guessed: from here on the names are kept beside the values.
                _scratch.PushNames(layout, count);
                layout = null;
            }

            if (layout is null) _scratch.PushName(_reader.ValueIsEscaped ? _reader.GetString()! : _scratch.Intern(_reader.ValueSpan));
            _reader.Read();
            _scratch.Push(ReadValue());
            count++;
        }

        if (count == 0) return JsonObject.Empty;
        if (layout is null) return _scratch.PopObject(first, count);
        return layout.Count == count ? _scratch.PopObject(layout, first) : _scratch.PopPart(layout, first, count);
    }

    private JsonValue ReadArray()
    {
        if (IsBare(out var number))
        {
            _reader.Read();
            return number;
        }

        var first = _scratch.Count;
        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndArray) _scratch.Push(ReadValue());
        return _scratch.PopArray(first);
    }

    private readonly bool IsBare(out double value)
    {
        value = 0;
        return _bare is not null && _bare.TryGet(_reader.TokenStartIndex, out value);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static JsonValue ReadNumber(ReadOnlySpan<byte> text)
    {
        if (text.IndexOfAny((byte)'.', (byte)'e', (byte)'E') >= 0)
        {
            return NumberText.TryParse(text, out double number) ? number : throw new InvalidOperationException($"No number: {Encoding.ASCII.GetString(text)}.");
        }

        return NumberText.TryParseInt64(text, out var integer) ? integer : JsonValue.LongInteger(Encoding.ASCII.GetString(text));
    }
}
