using System.Text.RegularExpressions;

namespace Cerulean.Documents.Schemas;

/// <summary>A text out of some, or one in which a pattern is found.</summary>
internal sealed class TextRule : Rule
{
    private readonly string[] _choices = [];
    private readonly Regex? _pattern;

    private TextRule(string expected, string[] choices, Regex? pattern)
    {
        Expected = expected;
        _choices = choices;
        _pattern = pattern;
    }

    public override KindSet Kinds => KindSet.String;

    public override string Expected { get; }

    public static TextRule OneOf(params string[] choices) => new(string.Join(" or ", choices.Select(choice => $"'{choice}'")), choices, null);

    /// <summary>A text in which the pattern is found, anywhere unless the pattern itself is anchored.</summary>
    public static TextRule Like(Regex pattern, string expected) => new(expected, [], pattern);

    public override bool Check(JsonValue value, Report? report) =>
        (value.StringOrNull is { } text && (_pattern?.IsMatch(text) ?? IsChoice(text))) || Reject(value, report);

    public override IEnumerable<(string Keyword, JsonValue Value)> Keywords(SchemaText schema)
    {
        yield return ("type", "string");
        if (_pattern is not null) yield return ("pattern", _pattern.ToString());
        else if (_choices.Length == 1) yield return ("const", _choices[0]);
        else yield return ("enum", JsonValue.FromStrings(_choices));
    }

    private bool IsChoice(string text)
    {
        foreach (var choice in _choices)
        {
            if (choice == text) return true;
        }

        return false;
    }
}
