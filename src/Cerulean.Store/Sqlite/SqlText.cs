namespace Cerulean.Store.Sqlite;

/// <summary>The statements of the .sql files, by the names that stand above them.</summary>
internal static class SqlText
{
    private static readonly Dictionary<string, string> Statements = Read("read.sql", "write.sql", "search.sql");

    /// <summary>The statements that make a new store.</summary>
    public static string Schema => Text("schema.sql") + Upgrade(2);

    /// <summary>The statements that make a store of the newest version of one of an older one.</summary>
    public static string Upgrade(long version) => (version < 3 ? Text("schema-3.sql") : "") + Text("schema-4.sql");

    public static string Of(string name) => Statements[name];

    // Loops, and not LINQ: this runs at each start of a program.
    private static Dictionary<string, string> Read(params string[] files)
    {
        var statements = new Dictionary<string, string>();
        foreach (var file in files)
        {
            foreach (var section in Text(file).Split("-- ", StringSplitOptions.RemoveEmptyEntries))
            {
                var end = section.IndexOf('\n', StringComparison.Ordinal);
                statements.Add(section[..end], section[end..]);
            }
        }

        return statements;
    }

    private static string Text(string file)
    {
        using var stream = typeof(SqlText).Assembly.GetManifestResourceStream($"Cerulean.Store.Sqlite.{file}")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
