namespace Cerulean.Store.Sqlite;

/// <summary>A condition on a run r, in SQL.</summary>
/// <param name="Sql">The text.</param>
/// <param name="Args">Its parameters.</param>
/// <param name="IsExact">False where it also holds for runs that have to be looked at.</param>
/// <param name="IsLazy">True where it costs little for a single run.</param>
internal sealed record SqlCondition(string Sql, object[] Args, bool IsExact = true, bool IsLazy = true)
{
    public static SqlCondition Constant(bool value, bool isExact = true) => new(value ? "1" : "0", [], isExact);

    public static SqlCondition Join(string word, IReadOnlyList<SqlCondition> parts) => new(
        $"({string.Join($" {word} ", parts.Select(part => part.Sql))})",
        [.. parts.SelectMany(part => part.Args)],
        parts.All(part => part.IsExact),
        parts.All(part => part.IsLazy));
}
