using Cerulean.Documents;

namespace Cerulean.Cli.Rendering;

/// <summary>Rows as comma-separated values with a header of the columns of the first complete row, for which others wait; nan is written as such.</summary>
internal sealed class CsvRows(Output output) : IRowWriter
{
    private readonly List<JsonObject> _waiting = [];
    private int _columns;

    public void Write(JsonObject row, bool isComplete)
    {
        if (_columns == 0 && !isComplete)
        {
            _waiting.Add(row);
            return;
        }

        if (_columns == 0) Begin(row);
        WriteRow(row);
    }

    public void Finish()
    {
        if (_waiting.Count > 0) Begin(_waiting[0]);
    }

    private void Begin(JsonObject first)
    {
        _columns = first.Count;
        output.WriteLine(string.Join(',', first.Select(cell => cell.Key)));
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
