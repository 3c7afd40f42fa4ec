namespace Cerulean.Store.Sqlite;

/// <summary>The statements of the .sql files, by the names that stand above them.</summary>
internal static class SqlText
{
    private static readonly Dictionary<string, string> Statements = Read("read.sql", "write.sql");

    /// <summary>The statements that make a new store.</summary>
    public static string Schema => Text("schema.sql") + Upgrade;

    /// <summary>The statements that make a store of version 3 of one of version 2.</summary>
    public static string Upgrade => Text("schema-3.sql");

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
