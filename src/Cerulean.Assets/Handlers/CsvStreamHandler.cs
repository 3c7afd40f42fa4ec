using Cerulean.Documents;

namespace Cerulean.Assets.Handlers;

/// <summary>
/// text/csv, with header=present or header=absent: rows of a text file. A data key of one value a row is the column of its name; else a row has all columns,
/// of as many lines as the shape of the key needs, or of records where its dtype_numpy is a list of fields. Parameters: header, sep, comment, skiprows, names, usecols.
/// </summary>
internal sealed class CsvStreamHandler : IStreamAssetHandler
{
    private readonly string _path;
    private readonly string _name;
    private readonly DataKey _key;
    private readonly DType _type;
    private readonly CsvOptions _options;
    private (DateTime Written, long Length) _state;
    private CsvCells? _cells;

    public CsvStreamHandler(string path, StreamResource resource, DataKey key, bool? hasHeader)
    {
        (_path, _name, _key, _type) = (path, resource.DataKey, key, TypeOf(resource.DataKey, key));
        _options = CsvOptions.OfCsv(Arguments.Of(resource), resource.Parameters, hasHeader);
    }

    public NdArray Read(StreamRange rows, ArrayMemory memory)
    {
        var cells = Cells();
        var values = _key.Shape.Aggregate((Int128)1, static (size, length) => Int128.Min(size * (length ?? 1), int.MaxValue));
        var width = _type.Fields.Count > 0 ? 1 : cells.Columns;
        // Where the file has another shape than the key says, a row is a line.
        var lines = values > 0 && width > 0 && values % width == 0 ? (long)values / width : 1;
        var (first, count) = StreamRows.Frames(rows, lines, _path);
        if (first + count > cells.Rows) throw new EndOfStreamException($"{_path}: found {cells.Rows} rows, expected {first + count}. The file is still being written, or has fewer rows than it was said.");
        return StreamRows.Shape(CsvArray.Read(cells, first, count, _type, memory), rows, _key);
    }

    public IEnumerable<string> Files(IEnumerable<StreamRange> rows) => [_path];

    public void Dispose() => _cells = null;

    // Read anew where the file has changed; the state is asked for first, so that a change in between is seen the next time.
    private CsvCells Cells()
    {
        var file = new FileInfo(_path);
        var state = file.Exists ? (file.LastWriteTimeUtc, file.Length) : throw new FileNotFoundException($"There is no file {_path}.", _path);
        if (_cells is not null && state == _state) return _cells;
        var cells = new CsvCells(_path, _options);
        var isOne = _key.Shape.All(static length => length == 1) && _type.Fields.Count == 0;
        _cells = isOne && cells.Columns > 1 && cells.Names.Contains(_name) ? cells.Only(_name) : cells;
        _state = state;
        return _cells;
    }

    private static DType TypeOf(string name, DataKey key)
    {
        try
        {
            return key.DtypeNumpy is { } type ? DType.Parse(type) : key.Dtype switch
            {
                DataKeyType.Integer => DType.Int64,
                DataKeyType.Boolean => DType.Boolean,
                DataKeyType.String => DType.Parse("<U64"),
                _ => DType.Float64,
            };
        }
        catch (FormatException error)
        {
            throw new AssetException($"Data key {name}: the dtype_numpy is none of numpy: {error.Message}", error);
        }
    }
}
