using Cerulean.Documents;

namespace Cerulean.Cli.Rendering;

/// <summary>A table as aligned text for a person.</summary>
internal static class TableText
{
    private const int Gap = 2;

    /// <summary>Writes all rows and columns; on a terminal the first and the last of many rows, and the columns that fit.</summary>
    public static void Write(Table table, IReadOnlyDictionary<string, DataKey> keys, Terminal terminal) =>
        Write(table, keys, terminal, terminal.ShowsOutput ? 40 : int.MaxValue, terminal.OutputWidth);

    /// <summary>Writes at most so many rows, the first and the last of them, and the columns that fit a width; 0 is any width.</summary>
    public static void Write(Table table, IReadOnlyDictionary<string, DataKey> keys, Terminal terminal, int most, int width)
    {
        var isLong = table.RowCount > most;
        (int Start, int Count)[] parts = isLong
            ? [(0, most - (most / 2)), (table.RowCount - (most / 2), most / 2)]
            : [(0, table.RowCount)];
        var zone = terminal.Time.LocalTimeZone;
        var columns = new List<TextColumn>();
        for (int i = 0, used = 0; i < table.Columns.Count; i++)
        {
            var name = table.Columns.Names[i];
            var column = new TextColumn(name, table.Columns.Columns[i], keys.GetValueOrDefault(name), IsTime(name, keys) ? zone : null, parts);
            used += column.Width + (i > 0 ? Gap : 0);
            if (width > 0 && used > width && i > 0) break;
            columns.Add(column);
        }

        Write(columns, parts, terminal.Out);
        if (isLong) terminal.Out.WriteLine($"{Words.Number(table.RowCount)} rows, of which the first {parts[0].Count} and the last {parts[1].Count} are shown.");
        if (columns.Count < table.Columns.Count) Omitted(table.Columns.Names.Names[columns.Count..], width, terminal.Out);
    }

    private static void Omitted(ReadOnlySpan<string> names, int width, Output output)
    {
        var line = Words.OneLine($"Not shown for want of width: {string.Join(", ", names.ToArray())}");
        output.WriteLine(line.Length <= width ? line : string.Concat(line.AsSpan(0, width - 1), "…"));
    }

    /// <summary>True for the columns of times, which every table has.</summary>
    public static bool IsTime(string name, IReadOnlyDictionary<string, DataKey> keys) =>
        name == "time" || (name.StartsWith("ts_", StringComparison.Ordinal) && !keys.ContainsKey(name));

    private static void Write(List<TextColumn> columns, (int Start, int Count)[] parts, Output output)
    {
        WriteLine(columns, output, column => column.Name);
        if (columns.Exists(column => column.Unit.Length > 0)) WriteLine(columns, output, column => column.Unit);
        WriteLine(columns, output, column => new string('─', column.Width));
        for (var part = 0; part < parts.Length; part++)
        {
            if (part > 0) WriteLine(columns, output, _ => "…");
            for (var row = parts[part].Start; row < parts[part].Start + parts[part].Count; row++) WriteLine(columns, output, column => column.Show(row));
        }
    }

    private static void WriteLine(List<TextColumn> columns, Output output, Func<TextColumn, string> cell)
    {
        var blanks = 0;
        foreach (var column in columns)
        {
            var text = cell(column);
            var padding = Math.Max(0, column.Width - text.Length);
            // Blanks wait until something follows them, so that no line ends in blanks.
            blanks += column.IsRight ? padding : 0;
            if (text.Length > 0)
            {
                output.Write(new string(' ', blanks));
                output.Write(text);
                blanks = 0;
            }

            blanks += (column.IsRight ? 0 : padding) + Gap;
        }

        output.EndLine();
    }
}
