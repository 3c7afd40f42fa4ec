using Cerulean.Documents;

namespace Cerulean.Assets.Handlers;

/// <summary>The cells of a text file, of the columns that count; the header is told apart.</summary>
internal sealed class CsvCells
{
    private readonly string _path;
    private readonly CsvText _text;
    private readonly int _header;
    private readonly int[] _columns;

    /// <summary>Reads a file.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="AssetException">Its rows are not of one length, or there is no such column.</exception>
    public CsvCells(string path, CsvOptions options)
    {
        (_path, _text) = (path, new CsvText(path, options));
        var width = _text.Rows.Count == 0 ? 0 : _text.Rows[0].Count;
        var first = Enumerable.Range(0, width).Select(column => _text.Cell(0, column)).ToArray();
        var isHeader = width > 0 && (options.HasHeader ?? first.Any(static cell => !CsvNumber.TryFloat(cell, out _)));
        _header = isHeader ? 1 : 0;
        Names = options.Names.Count > 0 ? options.Names : isHeader ? first : [];
        IsCut = _text.IsOpen && width > 0 && _text.Rows[^1].Count < width;
        foreach (var row in _text.Rows.Take(_text.Rows.Count - (IsCut ? 1 : 0)))
        {
            if (row.Count != width) throw new AssetException($"{path}, line {row.Line}: found {row.Count} cells, expected {width} as in the first row.");
        }

        _columns = options.Columns.Count > 0 ? [.. options.Columns.Select(column => Find(column, width))] : [.. Enumerable.Range(0, width)];
    }

    private CsvCells(CsvCells cells, int column) => (_path, _text, _header, Names, IsCut, _columns) = (cells._path, cells._text, cells._header, cells.Names, cells.IsCut, [column]);

    /// <summary>Names of all columns; empty where nobody tells them.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Names of the columns that count; their numbers where they have none.</summary>
    public IEnumerable<string> ColumnNames => _columns.Select(column => column < Names.Count ? Names[column] : $"{column}");

    /// <summary>The last line is a part of a row, and left out.</summary>
    public bool IsCut { get; }

    /// <summary>Rows without the header.</summary>
    public int Rows => _text.Rows.Count - _header - (IsCut ? 1 : 0);

    /// <summary>Columns that count.</summary>
    public int Columns => _columns.Length;

    /// <summary>The same cells, of one column.</summary>
    public CsvCells Only(string name) => new(this, Find(name, Names.Count));

    public string Cell(int row, int column) => _text.Cell(row + _header, _columns[column]);

    /// <summary>Where a cell is, for errors.</summary>
    public string PlaceOf(int row, int column) => $"{_path}, line {_text.Rows[row + _header].Line}, column {ColumnNames.ElementAt(column)}";

    private int Find(JsonValue column, int width)
    {
        var index = column.TryGetInt64(out var number) ? number : Names.ToList().IndexOf(column.StringOrNull ?? "");
        return index >= 0 && index < width
            ? (int)index
            : throw new AssetException($"{_path}: found no column {column.Describe()}, expected one of {(Names.Count > 0 ? string.Join(", ", Names) : $"0 to {width - 1}")}.");
    }
}
