using System.Globalization;
using System.Text;
using Cerulean.Documents;

namespace Cerulean.Store;

/// <summary>The words of texts, for full text search: letters and digits in small letters, everything else is between words.</summary>
internal static class MetadataWords
{
    // The uids that name documents tell nothing.
    private static readonly string[] Names = ["uid", "run_start"];

    /// <summary>The words of all texts of a start and a stop, one after another with spaces between.</summary>
    public static string Of(RunStart start, RunStop? stop)
    {
        var words = new StringBuilder();
        Add(words, start);
        if (stop is not null) Add(words, stop);
        return words.ToString();
    }

    /// <summary>The words of a text.</summary>
    public static string[] Split(string text)
    {
        var words = new StringBuilder();
        Add(words, text);
        return words.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }

    private static void Add(StringBuilder words, Document document)
    {
        foreach (var (name, value) in document.ToJson())
        {
            if (!Names.Contains(name)) Add(words, value);
        }
    }

    private static void Add(StringBuilder words, JsonValue value)
    {
        if (value.StringOrNull is { } text) Add(words, text);
        else if (value.ObjectOrNull is { } map)
        {
            foreach (var member in map.Values) Add(words, member);
        }
        else
        {
            for (var i = 0; i < value.Count; i++) Add(words, value[i]);
        }
    }

    private static void Add(StringBuilder words, string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsPart(rune)) words.Append(Rune.ToLowerInvariant(rune));
            else if (words.Length > 0 && words[^1] != ' ') words.Append(' ');
        }

        if (words.Length > 0 && words[^1] != ' ') words.Append(' ');
    }

    private static bool IsPart(Rune rune) => Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
