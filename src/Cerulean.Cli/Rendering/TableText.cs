using Cerulean.Documents;

namespace Cerulean.Cli.Rendering;

/// <summary>A table as aligned text for a person.</summary>
internal static class TableText
{
    private const int Head = 20;

    /// <summary>Writes all rows, or on a terminal the first and the last of many.</summary>
    public static void Write(Table table, IReadOnlyDictionary<string, DataKey> keys, Terminal terminal, int? most = null)
    {
        var limit = most ?? (terminal.ShowsOutput ? 2 * Head : int.MaxValue);
        var isLong = table.RowCount > limit;
        (int Start, int Count)[] parts = isLong
            ? [(0, limit - (limit / 2)), (table.RowCount - (limit / 2), limit / 2)]
            : [(0, table.RowCount)];
        var columns = new TextColumn[table.Columns.Count];
        for (var i = 0; i < columns.Length; i++)
        {
            var name = table.Columns.Names[i];
            keys.TryGetValue(name, out var key);
            columns[i] = new TextColumn(name, table.Columns.Columns[i], key, IsTime(name, keys), terminal.Time.LocalTimeZone, parts);
        }

        Write(columns, parts, terminal.Out);
        if (isLong) terminal.Out.WriteLine($"{Words.Number(table.RowCount)} rows, of which the first {parts[0].Count} and the last {parts[1].Count} are shown.");
    }

    private static bool IsTime(string name, IReadOnlyDictionary<string, DataKey> keys) =>
        !keys.ContainsKey(name) && (name == "time" || name.StartsWith("ts_", StringComparison.Ordinal));

    private static void Write(TextColumn[] columns, (int Start, int Count)[] parts, Output output)
    {
        WriteLine(columns, output, column => column.Name);
        if (Array.Exists(columns, column => column.Unit.Length > 0)) WriteLine(columns, output, column => column.Unit);
        WriteLine(columns, output, column => new string('─', column.Width));
        for (var part = 0; part < parts.Length; part++)
        {
            if (part > 0) WriteLine(columns, output, _ => "…");
            for (var row = parts[part].Start; row < parts[part].Start + parts[part].Count; row++) WriteLine(columns, output, column => column.Show(row));
        }
    }

    private static void WriteLine(TextColumn[] columns, Output output, Func<TextColumn, string> cell)
    {
        var blanks = 0;
        foreach (var column in columns)
        {
            var text = cell(column);
            var gap = Math.Max(0, column.Width - text.Length);
            // Blanks wait until something follows them, so that no line ends in blanks.
            blanks += column.IsRight ? gap : 0;
            if (text.Length > 0)
            {
                output.Write(new string(' ', blanks));
                output.Write(text);
                blanks = 0;
            }

            blanks += (column.IsRight ? 0 : gap) + 2;
        }

        output.EndLine();
    }
}
