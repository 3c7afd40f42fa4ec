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
            return $"  {before}{line}{after}\n  {new string(' ', Position - first + before.Length)}^";
        }
    }
}
