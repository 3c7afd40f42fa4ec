using System.Globalization;
using Cerulean.Documents;
using Cerulean.Documents.Serialization;

namespace Cerulean.Store;

/// <summary>Reads the text form of queries.</summary>
internal sealed class QueryParser
{
    private const int MostCharacters = 20_000;
    private const int MostConditions = 200;
    private const int MostValues = 1000;
    private const int MostNested = 50;

    private readonly string _text;
    private readonly TimeZoneInfo _zone;
    private readonly List<QueryToken> _tokens;
    private int _at;
    private int _nested;
    private int _conditions;

    public QueryParser(string text, TimeZoneInfo zone)
    {
        if (text.Length > MostCharacters) throw new QueryException($"found {text.Length} characters", $"a query has at most {MostCharacters}", text, MostCharacters);
        (_text, _zone, _tokens) = (text, zone, QueryTokens.Of(text));
    }

    private QueryToken Current => _tokens[_at];

    private QueryToken Following => _tokens[Math.Min(_at + 1, _tokens.Count - 1)];

    /// <summary>A path alone.</summary>
    /// <exception cref="ArgumentException">The text is no path.</exception>
    public static MetadataPath Path(string text)
    {
        try
        {
            var parser = new QueryParser(text, TimeZoneInfo.Utc);
            var path = parser.ReadPath();
            return parser.Current.Kind == QueryTokenKind.End ? path : throw parser.Unexpected("expected the end of the path");
        }
        catch (QueryException error)
        {
            throw new ArgumentException($"'{text}' is no path of metadata, such as sample.name or stop.reason: {error.Message}", nameof(text), error);
        }
    }

    public Query Parse()
    {
        var query = ReadOr();
        return Current.Kind == QueryTokenKind.End ? query : throw Unexpected("expected 'and', 'or', or the end");
    }

    private Query ReadOr() => ReadMany("or", ReadAnd, OrQuery.Of);

    private Query ReadAnd() => ReadMany("and", ReadNot, AndQuery.Of);

    private Query ReadMany(string word, Func<Query> read, Func<Query[], Query> join)
    {
        var parts = new List<Query> { read() };
        while (TakeWord(word)) parts.Add(read());
        return join([.. parts]);
    }

    private Query ReadNot()
    {
        if (++_nested > MostNested) throw new QueryException("nested too deeply", $"at most {MostNested} levels", _text, Current.At);
        var query = TakeWord("not") ? NotQuery.Of(ReadNot()) : TakeSign("(") ? ReadGroup() : ReadCondition();
        _nested--;
        return query;
    }

    private Query ReadGroup()
    {
        var query = ReadOr();
        Expect(")", "expected 'and', 'or' or ')'");
        return query;
    }

    private Query ReadCondition()
    {
        if (++_conditions > MostConditions) throw new QueryException("too many conditions", $"a query has at most {MostConditions}; lists of values go with 'in'", _text, Current.At);
        if (Current.IsThe("text") && Following.Kind == QueryTokenKind.Text) return ReadWords();
        if (Current.IsThe("has") && Following.Kind is QueryTokenKind.Word or QueryTokenKind.Text && !Following.IsThe("in") && !Following.IsThe("contains"))
        {
            _at++;
            return new HasQuery(ReadPath());
        }

        var path = ReadPath();
        if (TakeWord("exists")) return new HasQuery(path);
        if (TakeWord("contains")) return new ContainsQuery(path, ReadValue());
        if (TakeWord("in")) return ReadIn(path);
        if (Current.IsThe("not") && Following.IsThe("in"))
        {
            _at += 2;
            return NotQuery.Of(ReadIn(path));
        }

        if (TakeSign("~")) return ReadPattern(path);
        return TakeSign("!~") ? NotQuery.Of(ReadPattern(path)) : ReadComparison(path);
    }

    private TextQuery ReadWords()
    {
        _at++;
        var words = Take();
        return Guard(() => new TextQuery(words.Text), words.At);
    }

    private LikeQuery ReadPattern(MetadataPath path)
    {
        if (Current.Kind != QueryTokenKind.Text) throw Unexpected("expected a pattern in quotes, such as 'Fe*'");
        return new LikeQuery(path, Take().Text);
    }

    private Query ReadIn(MetadataPath path)
    {
        Expect("(", "expected '(' and a list of values");
        var (values, times) = (new List<JsonValue>(), new List<Query>());
        do
        {
            if (values.Count == MostValues) throw new QueryException("too many values", $"a list has at most {MostValues}", _text, Current.At);
            if (TimeAt(path) is { } time) times.Add(time.Compare(path, "="));
            else values.Add(ReadValue());
        }
        while (TakeSign(","));
        Expect(")", "expected ',' or ')'");
        if (values.Count > 0) times.Add(new InQuery(path, values));
        return OrQuery.Of([.. times]);
    }

    private Query ReadComparison(MetadataPath path)
    {
        var sign = Current;
        if (sign.Kind != QueryTokenKind.Sign || sign.Text is not ("=" or "!=" or "<" or "<=" or ">" or ">="))
            throw Unexpected($"expected =, !=, <, <=, >, >=, ~, !~, in, contains or exists after {path}");
        _at++;
        var at = Current.At;
        var isNot = sign.Text == "!=";
        var equal = TimeAt(path) is { } time ? time.Compare(path, isNot ? "=" : sign.Text) : Compare(path, sign.Text, ReadValue(), at);
        return isNot ? NotQuery.Of(equal) : equal;
    }

    private ComparedQuery Compare(MetadataPath path, string sign, JsonValue value, int at) => Guard(
        () => new ComparedQuery(
            path,
            sign switch
            {
                "<" => Comparison.Less,
                "<=" => Comparison.LessOrEqual,
                ">" => Comparison.Greater,
                ">=" => Comparison.GreaterOrEqual,
                _ => Comparison.Equal,
            },
            value),
        at);

    // A text beside a time is a time.
    private TimeText? TimeAt(MetadataPath path)
    {
        if (!path.IsTime || Current.Kind != QueryTokenKind.Text) return null;
        var text = Take();
        return TimeText.TryParse(text.Text, _zone, out var time) ? time : throw new QueryException($"found the text '{text.Text}'", TimeText.Expected, _text, text.At);
    }

    private JsonValue ReadValue()
    {
        var value = Current;
        if (value.Kind == QueryTokenKind.Word && !value.IsThe("true") && !value.IsThe("false") && !value.IsThe("null"))
            throw Unexpected($"expected a number, a text in quotes ('{value.Text}'), true, false or null");
        if (value.Kind is QueryTokenKind.Sign or QueryTokenKind.End) throw Unexpected("expected a number, a text in quotes, true, false or null");
        _at++;
        return value.Kind switch
        {
            QueryTokenKind.Text => value.Text,
            QueryTokenKind.Number => Number(value),
            _ => value.IsThe("null") ? JsonValue.Null : value.IsThe("true"),
        };
    }

    private JsonValue Number(QueryToken token)
    {
        try
        {
            return QueryText.Scalar(JsonText.Parse(token.Text, strict: true));
        }
        catch (Exception error) when (error is JsonTextException or ArgumentException)
        {
            throw new QueryException($"found {token.Text}, which is no number", "expected one such as 12, -0.5 or 1e-3; texts and times are in quotes", _text, token.At);
        }
    }

    private MetadataPath ReadPath()
    {
        var steps = new List<MetadataPath.Step> { new(ReadName(), 0) };
        while (true)
        {
            if (TakeSign(".")) steps.Add(new MetadataPath.Step(ReadName(), 0));
            else if (TakeSign("[")) steps.Add(new MetadataPath.Step(null, ReadIndex()));
            else return new MetadataPath(steps);
        }
    }

    private string ReadName() => Current.Kind is QueryTokenKind.Word or QueryTokenKind.Text ? Take().Text : throw Unexpected("expected the name of a key, such as plan_name or sample.name");

    private int ReadIndex()
    {
        if (!int.TryParse(Current.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var index)) throw Unexpected("expected a place in a list, from 0");
        _at++;
        Expect("]", "expected ']'");
        return index;
    }

    private T Guard<T>(Func<T> make, int at)
    {
        try
        {
            return make();
        }
        catch (ArgumentException error)
        {
            // Without the name of a parameter, which is nobody's concern here.
            var reason = error.ParamName is null ? error.Message : error.Message[..error.Message.LastIndexOf(" (", StringComparison.Ordinal)];
            throw new QueryException("this cannot be", reason.TrimEnd('.'), _text, at);
        }
    }

    private QueryToken Take() => _tokens[_at++];

    private bool TakeWord(string word) => TakeIf(Current.IsThe(word));

    private bool TakeSign(string sign) => TakeIf(Current.IsSign(sign));

    private bool TakeIf(bool isThere)
    {
        if (isThere) _at++;
        return isThere;
    }

    private void Expect(string sign, string expected)
    {
        if (!TakeSign(sign)) throw Unexpected(expected);
    }

    private QueryException Unexpected(string expected) => new(
        Current.Kind == QueryTokenKind.End ? "the query ends here" : $"found {_text[Current.At..Current.End]}", expected, _text, Current.At);
}
