using System.Globalization;
using System.Text;
using Cerulean.Documents;

namespace Cerulean.Assets.Handlers;

/// <summary>Reads what Python writes for texts, integers, booleans, tuples, lists and dictionaries; tuples and lists become arrays.</summary>
internal ref struct PythonLiteral
{
    private const int MaxDepth = 32;

    private readonly ReadOnlySpan<char> _text;
    private int _at;
    private int _depth;

    private PythonLiteral(ReadOnlySpan<char> text) => _text = text;

    /// <exception cref="FormatException">The text is something else.</exception>
    public static JsonValue Parse(ReadOnlySpan<char> text)
    {
        var literal = new PythonLiteral(text);
        var value = literal.Value();
        if (literal.Next() != '\0') throw literal.Unexpected("nothing more");
        return value;
    }

    private JsonValue Value() => Next() switch
    {
        '{' => Dictionary(),
        '(' => Sequence(')'),
        '[' => Sequence(']'),
        '\'' or '"' => Text(),
        'T' => Word("True", true),
        'F' => Word("False", false),
        'N' => Word("None", JsonValue.Null),
        >= '0' and <= '9' or '-' => Integer(),
        _ => throw Unexpected("a value"),
    };

    private JsonObject Dictionary()
    {
        Enter();
        var members = new List<(string, JsonValue)>();
        while (Next() != '}')
        {
            var name = Next() is '\'' or '"' ? Text() : throw Unexpected("a name");
            Require(':');
            members.Add((name, Value()));
            if (Next() == ',') _at++;
            else if (Next() != '}') throw Unexpected("',' or '}'");
        }

        Leave();
        return JsonObject.Of([.. members]);
    }

    private JsonArray Sequence(char end)
    {
        Enter();
        var items = new List<JsonValue>();
        while (Next() != end)
        {
            items.Add(Value());
            if (Next() == ',') _at++;
            else if (Next() != end) throw Unexpected($"',' or '{end}'");
        }

        Leave();
        return new JsonArray([.. items]);
    }

    private string Text()
    {
        var quote = _text[_at++];
        var text = new StringBuilder();
        for (; _at < _text.Length && _text[_at] != quote; _at++) text.Append(_text[_at] == '\\' ? Escape() : _text[_at]);
        Require(quote);
        return text.ToString();
    }

    // numpy escapes quotes, backslashes and control characters alone.
    private char Escape()
    {
        var letter = ++_at < _text.Length ? _text[_at] : throw Unexpected("the rest of an escape");
        if (letter != 'x') return letter switch { '\\' or '\'' or '"' => letter, 'n' => '\n', 'r' => '\r', 't' => '\t', _ => throw Unexpected("an escape") };
        if (_at + 2 >= _text.Length || !byte.TryParse(_text.Slice(_at + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
        {
            throw Unexpected("two hexadecimal digits");
        }

        _at += 2;
        return (char)code;
    }

    private JsonValue Integer()
    {
        var start = _at++;
        while (_at < _text.Length && char.IsAsciiDigit(_text[_at])) _at++;
        if (!long.TryParse(_text[start.._at], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)) throw Unexpected("an integer of 64 bits");
        // Python 2 marked long integers so.
        if (_at < _text.Length && _text[_at] == 'L') _at++;
        return number;
    }

    private JsonValue Word(string word, JsonValue value)
    {
        if (!_text[_at..].StartsWith(word)) throw Unexpected(word);
        _at += word.Length;
        return value;
    }

    private void Require(char expected)
    {
        if (Next() != expected) throw Unexpected($"'{expected}'");
        _at++;
    }

    private void Enter()
    {
        if (++_depth > MaxDepth) throw Unexpected($"at most {MaxDepth} levels");
        _at++;
    }

    private void Leave()
    {
        _depth--;
        _at++;
    }

    private char Next()
    {
        while (_at < _text.Length && char.IsWhiteSpace(_text[_at])) _at++;
        return _at < _text.Length ? _text[_at] : '\0';
    }

    private readonly FormatException Unexpected(string expected) => new(
        $"at character {_at} found {(_at < _text.Length ? $"'{_text[_at]}'" : "the end")}, expected {expected}");
}
