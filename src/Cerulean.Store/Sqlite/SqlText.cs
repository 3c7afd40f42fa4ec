namespace Cerulean.Store.Sqlite;

/// <summary>The statements of the .sql files, by the names that stand above them.</summary>
internal static class SqlText
{
    private static readonly Dictionary<string, string> Statements = Read("read.sql").Concat(Read("write.sql")).ToDictionary();

    /// <summary>The statements that make a new store.</summary>
    public static string Schema => Text("schema.sql");

    public static string Of(string name) => Statements[name];

    private static IEnumerable<KeyValuePair<string, string>> Read(string file) =>
        from section in Text(file).Split("-- ", StringSplitOptions.RemoveEmptyEntries)
        let end = section.IndexOf('\n', StringComparison.Ordinal)
        select KeyValuePair.Create(section[..end], section[end..]);

    private static string Text(string file)
    {
        using var stream = typeof(SqlText).Assembly.GetManifestResourceStream($"Cerulean.Store.Sqlite.{file}")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
