using System.Globalization;

namespace Cerulean.Store;

/// <summary>What a piece of a query is.</summary>
internal enum QueryTokenKind
{
    End,
    Word,
    Text,
    Number,
    Sign,
}

/// <summary>One piece of the text of a query: its text without quotes, and where it stands.</summary>
internal readonly record struct QueryToken(QueryTokenKind Kind, string Text, int At, int End)
{
    private static readonly HashSet<string> Keywords =
        new(["and", "or", "not", "in", "contains", "has", "exists", "text", "true", "false", "null"], StringComparer.OrdinalIgnoreCase);

    /// <summary>True for the word, in whatever case.</summary>
    public bool IsThe(string word) => Kind == QueryTokenKind.Word && Text.Equals(word, StringComparison.OrdinalIgnoreCase);

    public bool IsSign(string sign) => Kind == QueryTokenKind.Sign && Text == sign;

    /// <summary>True for a name that needs no quotes, keywords among them.</summary>
    public static bool IsWord(string text)
    {
        if (text.Length == 0 || !IsLetter(text[0])) return false;
        foreach (var letter in text)
        {
            if (!IsPart(letter)) return false;
        }

        return true;
    }

    public static bool IsKeyword(string word) => Keywords.Contains(word);

    public static bool IsLetter(char letter) => char.IsLetter(letter) || letter == '_';

    public static bool IsPart(char letter) =>
        char.IsLetterOrDigit(letter) || letter is '_' or '-' || char.GetUnicodeCategory(letter) == UnicodeCategory.NonSpacingMark;
}
