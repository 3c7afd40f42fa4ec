namespace Cerulean.Store.Sqlite;

/// <summary>Runs that an index knows to have something.</summary>
/// <param name="Set">Selects their ids.</param>
/// <param name="Probe">Is true for one of them, r.</param>
/// <param name="Args">Parameters of either.</param>
/// <param name="IsValue">One value of one path: its runs are found in their order.</param>
/// <param name="Newest">Of a range of values of one path: selects ids with times and bases, for the newest alone.</param>
internal sealed record SqlLookup(string Set, string Probe, object[] Args, bool IsValue = false, string? Newest = null)
{
    /// <summary>True where one run is looked up at once, and not all of the set for the first.</summary>
    public bool IsLazy => Probe != ProbeOf(Set);

    public static SqlLookup OfValues(long path, IReadOnlyList<byte[]> keys)
    {
        var list = $"({string.Join(", ", Enumerable.Repeat("?", keys.Count))})";
        return new SqlLookup(SqlText.Of("set_of_values") + list, SqlText.Of("probe_values") + list + ")", [path, .. keys], keys.Count == 1);
    }

    public static SqlLookup OfRange(long path, KeyRange range) => OfSet("set_of_range", path, range.From, range.Before) with { Newest = SqlText.Of("newest_of_range") };

    public static SqlLookup OfPattern(long path, TextPattern pattern)
    {
        var range = KeyRange.OfPrefix(pattern.Prefix);
        return OfSet("set_of_pattern", path, range.From, range.Before, pattern.ToGlob());
    }

    /// <summary>Runs that have anything at a path or below it.</summary>
    public static SqlLookup OfBelow(string path) => OfSet("set_of_below", path, path, path, path, path);

    public static SqlLookup OfWords(IEnumerable<(string Word, bool IsPrefix)> words) =>
        OfSet("set_of_words", string.Join(" AND ", words.Select(word => $"\"{word.Word}\"{(word.IsPrefix ? " *" : "")}")));

    private static SqlLookup OfSet(string name, params object[] args)
    {
        var set = SqlText.Of(name);
        return new SqlLookup(set, ProbeOf(set), args);
    }

    // The plus: the set is asked for each run, and does not lead to them.
    private static string ProbeOf(string set) => $"+r.id in ({set})";
}
