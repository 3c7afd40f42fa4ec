using Cerulean.Documents;

namespace Cerulean.Assets.Handlers;

/// <summary>
/// CSV and DAT: a text file, whole. DAT takes the arguments of numpy.loadtxt and is an array of floats without axes of length 1.
/// CSV takes header, sep, comment, skiprows, names, usecols; a datum {"column": name} is that column, one without arguments (rows, columns) of floats,
/// or records where a column holds texts.
/// </summary>
internal sealed class CsvFileHandler(string spec, string path, JsonObject kwargs) : IAssetHandler
{
    private readonly CsvOptions _options = spec == "DAT"
        ? CsvOptions.OfDat(Arguments.OfResource(spec, kwargs), kwargs)
        : CsvOptions.OfCsv(Arguments.OfResource(spec, kwargs), kwargs, hasHeader: null);

    public NdArray Read(JsonObject datumKwargs, ArrayMemory memory)
    {
        var cells = new CsvCells(path, _options);
        if (cells.IsCut) throw new EndOfStreamException($"{path}: found a part of a row in the last line, expected a whole one. The file is still being written, or was cut off.");
        if (spec == "DAT")
        {
            var array = CsvArray.Read(cells, 0, cells.Rows, DType.Float64, memory);
            return array.Reshape([.. array.Shape.ToArray().Where(static length => length != 1)]);
        }

        if (Arguments.OfDatum(spec, datumKwargs).TextOrNull("column") is { } name)
        {
            var column = cells.Only(name);
            return CsvArray.Read(column, 0, column.Rows, CsvArray.TypeOf(column), memory).Reshape(column.Rows);
        }

        return CsvArray.Read(cells, 0, cells.Rows, TypeOf(cells), memory);
    }

    public IEnumerable<string> Files(IEnumerable<JsonObject> datumKwargs) => [path];

    public void Dispose()
    {
    }

    private static DType TypeOf(CsvCells cells)
    {
        if (cells.Names.Count == 0 || CsvArray.TypeOf(cells).Kind == 'f') return CsvArray.TypeOf(cells);
        return DType.Structured([.. cells.ColumnNames.Select(name => new DTypeField(name, CsvArray.TypeOf(cells.Only(name))))]);
    }
}
