using System.Globalization;
using System.Text;

namespace Cerulean.Store;

/// <summary>A query that cannot be understood: what was found, what was expected, and where.</summary>
public sealed class QueryException : StoreException
{
    private const int MostShown = 100;

    internal QueryException(string found, string expected, string query, int position)
        : base($"Query: {found}; {expected}.") => (Query, Position) = (query, position);

    /// <summary>The text of the query.</summary>
    public string Query { get; }

    /// <summary>Where in it something is wrong.</summary>
    public int Position { get; }

    /// <summary>Two lines: the text, around the place where it is long, and a caret under the place.</summary>
    public string Picture
    {
        get
        {
            var first = Math.Max(0, Math.Min(Position - (MostShown / 2), Query.Length - MostShown));
            var shown = Query.AsSpan(first, Math.Min(MostShown, Query.Length - first)).ToString();
            var (before, after) = (first > 0 ? "…" : "", first + shown.Length < Query.Length ? "…" : "");
            var line = string.Concat(shown.Select(letter => char.IsControl(letter) ? ' ' : letter));
            return $"  {before}{line}{after}\n  {new string(' ', Width(line.AsSpan(0, Math.Min(Position - first, line.Length))) + before.Length)}^";
        }
    }

    // As a terminal shows it: most signs of East Asia and pictures are two columns wide, marks on others none.
    private static int Width(ReadOnlySpan<char> text)
    {
        var width = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            width += Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark ? 0
                : rune.Value is (>= 0x1100 and <= 0x115F) or (>= 0x2E80 and <= 0xA4CF) or (>= 0xAC00 and <= 0xD7A3) or (>= 0xF900 and <= 0xFAFF)
                    or (>= 0xFE30 and <= 0xFE6F) or (>= 0xFF00 and <= 0xFF60) or (>= 0xFFE0 and <= 0xFFE6) or (>= 0x1F300 and <= 0x1FAFF) or (>= 0x20000 and <= 0x3FFFD) ? 2 : 1;
        }

        return width;
    }
}
