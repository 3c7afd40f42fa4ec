using Cerulean.Documents;
using Cerulean.Documents.Serialization;

namespace Cerulean.Cli.Rendering;

/// <summary>A table as comma-separated values by RFC 4180, with single newlines; arrays and objects are JSON texts.</summary>
internal static class TableCsv
{
    public static void Write(Table table, Output output)
    {
        var columns = table.Columns;
        for (var i = 0; i < columns.Count; i++)
        {
            if (i > 0) output.Write(",");
            WriteText(columns.Names[i], output);
        }

        output.EndLine();
        for (var row = 0; row < table.RowCount; row++)
        {
            for (var i = 0; i < columns.Count; i++)
            {
                if (i > 0) output.Write(",");
                WriteCell(columns.Columns[i][row], output);
            }

            output.EndLine();
        }
    }

    /// <summary>Writes one value.</summary>
    public static void WriteCell(JsonValue value, Output output)
    {
        switch (value.Kind)
        {
            case JsonKind.Null: break;
            case JsonKind.Boolean: output.Write(value.AsBoolean() ? "true" : "false"); break;
            case JsonKind.Float: WriteFloat(value.AsDouble(), output); break;
            case JsonKind.Integer: JsonText.Write(value, output); break;
            case JsonKind.String: WriteText(value.AsString(), output); break;
            default: WriteText(JsonText.ToString(value, NonFinite.Null), output); break;
        }
    }

    // The shortest text that reads back as the same float, and reads as a float: 1.0 stays 1.0.
    private static void WriteFloat(double value, Output output)
    {
        var text = output.GetSpan(JsonText.MaxFloatLength);
        output.Advance(JsonText.Format(value, text));
    }

    private static void WriteText(string text, Output output)
    {
        var needsQuotes = text.AsSpan().IndexOfAny(",\"\r\n") >= 0 || text.Length == 0 || text[0] == ' ' || text[^1] == ' ';
        output.Write(needsQuotes ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text);
    }
}
