namespace Cerulean.Documents;

/// <summary>Named columns in order. A page may hold columns of different lengths until its order is checked; a <see cref="Table"/> may not.</summary>
public sealed class ColumnMap : IEquatable<ColumnMap>
{
    private readonly Column[] _columns;

    /// <summary>Columns with their names.</summary>
    public ColumnMap(JsonKeys names, params Column[] columns)
    {
        if (names.Count != columns.Length) throw new ArgumentException($"{names.Count} names but {columns.Length} columns.", nameof(columns));
        Names = names;
        _columns = columns;
    }

    /// <summary>No columns.</summary>
    public static ColumnMap Empty { get; } = new(JsonKeys.Empty);

    /// <summary>Columns with their names.</summary>
    public static ColumnMap Of(params ReadOnlySpan<(string Name, Column Column)> columns)
    {
        var names = new string[columns.Length];
        var values = new Column[columns.Length];
        for (var i = 0; i < columns.Length; i++) (names[i], values[i]) = columns[i];
        return new ColumnMap(new JsonKeys(names), values);
    }

    /// <summary>The names in order.</summary>
    public JsonKeys Names { get; }

    /// <summary>The columns in the order of the names.</summary>
    public ReadOnlySpan<Column> Columns => _columns;

    /// <summary>Number of columns.</summary>
    public int Count => _columns.Length;

    /// <summary>Column by name.</summary>
    public Column this[string name] => Find(name) ?? throw new KeyNotFoundException($"There is no column '{name}'; there are: {Names}.");

    /// <summary>Column by name, or null.</summary>
    public Column? Find(string name) => Names.IndexOf(name) is >= 0 and var index ? _columns[index] : null;

    /// <summary>The same rows of every column.</summary>
    public ColumnMap Slice(int start, int count)
    {
        var columns = new Column[_columns.Length];
        for (var i = 0; i < columns.Length; i++) columns[i] = _columns[i].Slice(start, count);
        return new ColumnMap(Names, columns);
    }

    /// <summary>The columns as an object of arrays.</summary>
    public JsonObject ToJson() => new(Names, Array.ConvertAll(_columns, column => column.ToJson()));

    /// <summary>Columns of an object of arrays.</summary>
    public static ColumnMap FromJson(JsonObject json)
    {
        var columns = new Column[json.Count];
        for (var i = 0; i < columns.Length; i++) columns[i] = Column.FromJson(json.Values[i]);
        return new ColumnMap(json.Names, columns);
    }

    /// <summary>The same names, in any order, with equal columns.</summary>
    public bool Equals(ColumnMap? other)
    {
        if (other is null || !Names.SetEquals(other.Names)) return false;
        for (var i = 0; i < _columns.Length; i++)
        {
            if (!_columns[i].Equals(other.Find(Names[i]))) return false;
        }

        return true;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ColumnMap);

    /// <inheritdoc/>
    public override int GetHashCode() => Count;
}
