namespace Cerulean.Store.Sqlite;

/// <summary>A condition on a run r, in SQL.</summary>
/// <param name="Sql">The text.</param>
/// <param name="Args">Its parameters.</param>
/// <param name="IsExact">False where it also holds for runs that have to be looked at.</param>
/// <param name="IsLazy">True where it costs little for a single run.</param>
internal sealed record SqlCondition(string Sql, object[] Args, bool IsExact = true, bool IsLazy = true)
{
    private const int Row = 16;

    public static SqlCondition Constant(bool value, bool isExact = true) => new(value ? "1" : "0", [], isExact);

    public static SqlCondition Join(string word, IReadOnlyList<SqlCondition> parts) => new(
        Balanced(word, [.. parts.Select(part => part.Sql)]),
        [.. parts.SelectMany(part => part.Args)],
        parts.All(part => part.IsExact),
        parts.All(part => part.IsLazy));

    // A database takes an expression of a thousand levels, and has one for each of a row of words: there may be more parts.
    private static string Balanced(string word, ReadOnlySpan<string> parts) => parts.Length <= Row
        ? $"({string.Join($" {word} ", parts.ToArray())})"
        : $"({Balanced(word, parts[..(parts.Length / 2)])} {word} {Balanced(word, parts[(parts.Length / 2)..])})";
}
