using System.Buffers;
using Cerulean.Documents;
using Cerulean.Documents.Serialization;

namespace Cerulean.Cli.Rendering;

/// <summary>A table as {"columns": {name: […]}}, with null for numbers that are not finite.</summary>
internal static class TableJson
{
    // Long columns go out in pieces: nothing grows with the table.
    private const int Piece = 4096;

    public static void Write(Table table, Output output)
    {
        var piece = new ArrayBufferWriter<byte>();
        output.Write("{\"columns\":{");
        for (var i = 0; i < table.Columns.Count; i++)
        {
            if (i > 0) output.Write(",");
            JsonText.Write(table.Columns.Names[i], output);
            output.Write(":[");
            Write(table.Columns.Columns[i], piece, output);
            output.Write("]");
        }

        output.WriteLine("}}");
    }

    private static void Write(Column column, ArrayBufferWriter<byte> piece, Output output)
    {
        for (var start = 0; start < column.Count; start += Piece)
        {
            if (start > 0) output.Write(",");
            piece.ResetWrittenCount();
            JsonText.Write(column.Slice(start, Math.Min(Piece, column.Count - start)).ToJson(), piece, NonFinite.Null);
            output.Write(piece.WrittenSpan[1..^1]);
        }
    }
}
