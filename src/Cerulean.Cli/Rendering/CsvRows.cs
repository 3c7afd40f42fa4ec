using Cerulean.Documents;

namespace Cerulean.Cli.Rendering;

/// <summary>
/// Rows as comma-separated values with a header of the columns of the first complete row, for which some others wait: if it does not come, with all columns that there may be. nan is written as such.
/// </summary>
internal sealed class CsvRows(Output output, IReadOnlyList<string> columns) : IRowWriter
{
    private const int MostWaiting = 1000;

    private readonly List<JsonObject> _waiting = [];
    private int _columns;

    public void Write(JsonObject row, bool isComplete)
    {
        if (_columns == 0 && !isComplete)
        {
            _waiting.Add(row);
            if (_waiting.Count == MostWaiting) Begin(columns);
            return;
        }

        if (_columns == 0) Begin(NamesOf(row));
        WriteRow(row);
    }

    public void Finish()
    {
        if (_waiting.Count > 0) Begin(NamesOf(_waiting[0]));
    }

    private static string[] NamesOf(JsonObject row) => [.. row.Select(cell => cell.Key)];

    private void Begin(IReadOnlyList<string> names)
    {
        _columns = names.Count;
        output.WriteLine(string.Join(',', names));
        foreach (var row in _waiting) WriteRow(row);
        _waiting.Clear();
    }

    private void WriteRow(JsonObject row)
    {
        var count = 0;
        foreach (var (_, value) in row)
        {
            if (count++ > 0) output.Write(",");
            if (value.Kind == JsonKind.Float && double.IsNaN(value.AsDouble())) output.Write("nan");
            else TableCsv.WriteCell(value, output);
        }

        for (; count < _columns; count++) output.Write(",");
        output.EndLine();
    }
}
