using System.Text;

namespace Cerulean.Store;

/// <summary>Cuts the text of a query into its pieces.</summary>
internal sealed class QueryTokens
{
    private static readonly string[] Signs = ["!=", "!~", "<=", ">=", "=", "<", ">", "~", "(", ")", ",", ".", "[", "]"];

    private readonly string _text;
    private int _at;

    private QueryTokens(string text) => _text = text;

    /// <summary>All pieces; the last one is the end.</summary>
    public static List<QueryToken> Of(string text)
    {
        var (tokens, list) = (new QueryTokens(text), new List<QueryToken>());
        do list.Add(tokens.Next());
        while (list[^1].Kind != QueryTokenKind.End);
        return list;
    }

    private QueryToken Next()
    {
        while (_at < _text.Length && char.IsWhiteSpace(_text[_at])) _at++;
        var start = _at;
        if (start == _text.Length) return new QueryToken(QueryTokenKind.End, "", start, start);
        var letter = _text[start];
        if (letter is '\'' or '"') return Quoted(letter);
        if (QueryToken.IsLetter(letter)) return Word();
        if (char.IsAsciiDigit(letter) || (letter is '-' or '+' && start + 1 < _text.Length && char.IsAsciiDigit(_text[start + 1]))) return Number();
        foreach (var sign in Signs)
        {
            if (string.CompareOrdinal(_text, start, sign, 0, sign.Length) != 0) continue;
            _at += sign.Length;
            return new QueryToken(QueryTokenKind.Sign, sign, start, _at);
        }

        var found = Rune.TryGetRuneAt(_text, start, out var rune) ? rune.ToString() : $"\\u{(int)letter:X4}";
        throw new QueryException($"found '{found}', which is no part of a query", "put texts and odd names in quotes", _text, start);
    }

    private QueryToken Word()
    {
        var start = _at;
        while (_at < _text.Length && QueryToken.IsPart(_text[_at])) _at++;
        return new QueryToken(QueryTokenKind.Word, _text[start.._at], start, _at);
    }

    // All that may be meant as a number: what it is will be seen.
    private QueryToken Number()
    {
        if (_text[_at] == '+') _at++;
        var start = _at;
        while (_at < _text.Length && (char.IsAsciiLetterOrDigit(_text[_at]) || _text[_at] is '.' or '+' or '-')) _at++;
        return new QueryToken(QueryTokenKind.Number, _text[start.._at], start, _at);
    }

    // A quote within is written twice.
    private QueryToken Quoted(char quote)
    {
        var start = _at++;
        var text = new StringBuilder();
        while (_at < _text.Length)
        {
            var letter = _text[_at++];
            if (letter == quote && (_at == _text.Length || _text[_at++] != quote))
            {
                if (_at < _text.Length || _text[^1] != quote) _at--;
                return new QueryToken(QueryTokenKind.Text, text.ToString(), start, _at);
            }

            text.Append(letter);
        }

        throw new QueryException($"the text that begins here has no end", $"close it with {quote}", _text, start);
    }
}
