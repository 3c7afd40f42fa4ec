using System.Buffers.Binary;
using System.Text;
using Cerulean.Documents;

namespace Cerulean.Assets.Handlers;

/// <summary>Cells as an array of numbers or texts, or of records with a field for each column.</summary>
internal static class CsvArray
{
    /// <summary>Some rows: of shape (rows, columns), or (rows) where the type is one of records.</summary>
    /// <exception cref="AssetException">A cell is not of the type.</exception>
    public static NdArray Read(CsvCells cells, int first, int count, DType type, ArrayMemory memory)
    {
        var isRecord = type.Fields.Count > 0;
        if (isRecord && (type.Fields.Count != cells.Columns || type.Fields.Any(static field => field.Shape.Count > 0)))
        {
            throw new AssetException($"{cells.PlaceOf(first, 0)}: found {cells.Columns} columns, expected {type.Fields.Count}, one for each of the fields of {type.ToJson().Describe()}.");
        }

        DType[] types = [.. Enumerable.Range(0, cells.Columns).Select(column => (isRecord ? type.Fields[column].Type : type).ToLittleEndian())];
        var target = memory.Take((long)count * (isRecord ? type.ItemSize : type.ItemSize * cells.Columns));
        var rest = target.Span;
        for (var row = first; row < first + count; row++)
        {
            for (var column = 0; column < types.Length; column++)
            {
                var text = cells.Cell(row, column);
                var item = rest[..types[column].ItemSize];
                if (!TryWrite(text, types[column], item)) throw new AssetException($"{cells.PlaceOf(row, column)}: found '{text}', expected {Expected(types[column])}.");
                rest = rest[item.Length..];
            }
        }

        var stored = isRecord ? DType.Structured([.. type.Fields.Select((field, i) => field with { Type = types[i] })]) : type.ToLittleEndian();
        return new NdArray(stored, isRecord ? [count] : [count, cells.Columns], target);
    }

    /// <summary>The type of all cells: floats, or texts as long as the longest.</summary>
    public static DType TypeOf(CsvCells cells)
    {
        var (longest, isNumber) = (1, true);
        for (var row = 0; row < cells.Rows; row++)
        {
            for (var column = 0; column < cells.Columns; column++)
            {
                var cell = cells.Cell(row, column);
                longest = Math.Max(longest, cell.Length);
                isNumber = isNumber && CsvNumber.TryFloat(cell, out _);
            }
        }

        return isNumber ? DType.Float64 : DType.Parse($"<U{longest}");
    }

    private static bool TryWrite(string text, DType type, Span<byte> item)
    {
        if (!IsKnown(type)) return false;
        switch (type.Kind)
        {
            case 'f':
                if (!CsvNumber.TryFloat(text, out var number)) return false;
                if (item.Length == 8) BinaryPrimitives.WriteDoubleLittleEndian(item, number);
                else if (item.Length == 4) BinaryPrimitives.WriteSingleLittleEndian(item, (float)number);
                else BinaryPrimitives.WriteHalfLittleEndian(item, (Half)number);
                return true;
            case 'i' or 'u':
                return CsvNumber.TryInteger(text, out var integer) && TryWrite(integer, type.Kind == 'i', item);
            case 'b':
                var isBoolean = CsvNumber.TryBoolean(text, out var truth);
                item[0] = truth ? (byte)1 : (byte)0;
                return isBoolean;
            default:
                item.Clear();
                var bytes = (type.Kind == 'U' ? Encoding.UTF32 : Encoding.UTF8).GetBytes(text);
                bytes.AsSpan(0, Math.Min(bytes.Length, item.Length)).CopyTo(item);
                return bytes.Length <= item.Length;
        }
    }

    private static bool TryWrite(Int128 integer, bool isSigned, Span<byte> item)
    {
        var bits = 8 * item.Length;
        var (low, high) = isSigned ? (-(Int128.One << (bits - 1)), (Int128.One << (bits - 1)) - 1) : (0, (Int128.One << bits) - 1);
        if (integer < low || integer > high) return false;
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteInt128LittleEndian(bytes, integer);
        bytes[..item.Length].CopyTo(item);
        return true;
    }

    // Whatever its size, a type may stand in a document.
    private static bool IsKnown(DType type) => (type.Kind, type.ItemSize) is ('f', 2 or 4 or 8) or ('i' or 'u', 1 or 2 or 4 or 8) or ('b', 1) or ('U' or 'S', _);

    private static string Expected(DType type) => type.Kind switch
    {
        _ when !IsKnown(type) => $"a type of numbers or texts instead of {type}",
        'f' => "a number",
        'i' or 'u' => $"an integer of {8 * type.ItemSize} bits{(type.Kind == 'u' ? ", 0 or more" : "")}",
        'b' => "true or false",
        _ => $"a text that fits {type}",
    };
}
