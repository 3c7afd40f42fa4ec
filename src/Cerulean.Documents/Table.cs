namespace Cerulean.Documents;

/// <summary>Named columns of equal length.</summary>
public sealed class Table
{
    /// <summary>A table of columns.</summary>
    /// <exception cref="ArgumentException">The columns differ in length.</exception>
    public Table(ColumnMap columns)
    {
        Columns = columns;
        RowCount = columns.Count == 0 ? 0 : columns.Columns[0].Count;
        for (var i = 0; i < columns.Count; i++)
        {
            if (columns.Columns[i].Count == RowCount) continue;
            throw new ArgumentException($"Column '{columns.Names[i]}' has {columns.Columns[i].Count} rows, '{columns.Names[0]}' has {RowCount}.", nameof(columns));
        }
    }

    /// <summary>A table of columns.</summary>
    public static Table Of(params ReadOnlySpan<(string Name, Column Column)> columns) => new(ColumnMap.Of(columns));

    /// <summary>The columns.</summary>
    public ColumnMap Columns { get; }

    /// <summary>Number of rows.</summary>
    public int RowCount { get; }

    /// <summary>The column of a field in the table of a stream: its name, but for a field called as one of the columns that each such table has.</summary>
    public static string ColumnOf(string field) => field is "seq_num" or "time" ? field + "_" : field;

    /// <summary>Column by name.</summary>
    public Column this[string name] => Columns[name];
}
