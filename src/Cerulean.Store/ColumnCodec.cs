using System.Buffers;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Cerulean.Documents;
using Cerulean.Documents.Serialization;

namespace Cerulean.Store;

/// <summary>Columns as bytes and back.</summary>
internal static class ColumnCodec
{
    private const int UuidBytes = 16;
    private const int UuidCharacters = 36;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly SearchValues<char> UuidDigits = SearchValues.Create("0123456789abcdef");

    public static ReadOnlyMemory<byte> Encode(Column column, out ColumnHeader header)
    {
        switch (column)
        {
            case ArrayColumn { Array: var array }:
                header = new ColumnHeader(ColumnKind.Array, TypeOf(array.DType, array.Shape[1..]));
                return array.ToLittleEndian().Data;
            case RaggedColumn ragged:
                header = new ColumnHeader(ColumnKind.Ragged, TypeOf(ragged.Elements.DType, []));
                return Ragged(ragged);
            case StringColumn texts when Uuids(texts.Values) is { } uuids:
                header = new ColumnHeader(ColumnKind.Uuid, null);
                return uuids;
            case StringColumn texts:
                header = new ColumnHeader(ColumnKind.Text, null);
                return Texts(texts.Values);
            default:
                header = new ColumnHeader(ColumnKind.Json, null);
                return Json(column);
        }
    }

    /// <exception cref="FormatException">The bytes are not what the header says.</exception>
    public static Column Decode(ColumnHeader header, ReadOnlySpan<byte> data, int rows)
    {
        switch (header.Kind)
        {
            case ColumnKind.Array:
                var (type, shape) = ParseType(header.Type!);
                return new ArrayColumn(new NdArray(type, [rows, .. shape], data.ToArray()));
            case ColumnKind.Ragged:
                return Ragged(ParseType(header.Type!).Type, data, rows);
            case ColumnKind.Uuid:
                return Uuids(data, rows);
            case ColumnKind.Text:
                return Texts(data, rows);
            case ColumnKind.Json:
                return Column.FromJson(JsonText.Parse(data));
            default:
                throw new FormatException($"Column kind {header.Kind} is not known.");
        }
    }

    /// <summary>Dtype and shape of the rows of an array, such as &lt;f8 or |u1 [10,12].</summary>
    public static (DType Type, int[] Shape) ParseType(string text)
    {
        var space = text.LastIndexOf(" [", StringComparison.Ordinal);
        var (type, shape) = space < 0 ? (text, "") : (text[..space], text[(space + 2)..^1]);
        return (type.StartsWith('[') ? DType.Parse(JsonText.Parse(type)) : DType.Parse(type),
            [.. shape.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(length => int.Parse(length, CultureInfo.InvariantCulture))]);
    }

    private static string TypeOf(DType type, ReadOnlySpan<int> shape)
    {
        type = type.ToLittleEndian();
        var name = type.Fields.Count == 0 ? type.ToString() : JsonText.ToString(type.ToJson());
        return shape.IsEmpty ? name : $"{name} [{string.Join(',', shape.ToArray())}]";
    }

    private static byte[] Ragged(RaggedColumn column)
    {
        var (from, to) = (column.Offsets[0], column.Offsets[^1]);
        var elements = column.Elements.Slice(from, to - from).ToLittleEndian().Data.Span;
        var bytes = new byte[column.Offsets.Length * sizeof(int) + elements.Length];
        var offsets = MemoryMarshal.Cast<byte, int>(bytes.AsSpan(0, column.Offsets.Length * sizeof(int)));
        for (var i = 0; i < offsets.Length; i++) offsets[i] = column.Offsets[i] - from;
        elements.CopyTo(bytes.AsSpan(offsets.Length * sizeof(int)));
        return bytes;
    }

    private static RaggedColumn Ragged(DType type, ReadOnlySpan<byte> data, int rows)
    {
        var head = (rows + 1) * sizeof(int);
        var offsets = MemoryMarshal.Cast<byte, int>(data[..head]).ToArray();
        return new RaggedColumn(new NdArray(type, [offsets[^1]], data[head..].ToArray()), offsets);
    }

    // A quarter of the time that the framework's parser takes; it would also take capitals, which would not come back.
    private static byte[]? Uuids(ReadOnlySpan<string> texts)
    {
        var bytes = new byte[texts.Length * UuidBytes];
        Span<char> digits = stackalloc char[2 * UuidBytes];
        for (var i = 0; i < texts.Length; i++)
        {
            var text = texts[i].AsSpan();
            if (text.Length != UuidCharacters || text[8] != '-' || text[13] != '-' || text[18] != '-' || text[23] != '-') return null;
            text[..8].CopyTo(digits);
            text[9..13].CopyTo(digits[8..]);
            text[14..18].CopyTo(digits[12..]);
            text[19..23].CopyTo(digits[16..]);
            text[24..].CopyTo(digits[20..]);
            if (digits.ContainsAnyExcept(UuidDigits) || Convert.FromHexString(digits, bytes.AsSpan(i * UuidBytes), out _, out _) != OperationStatus.Done) return null;
        }

        return bytes;
    }

    private static StringColumn Uuids(ReadOnlySpan<byte> data, int rows)
    {
        var texts = new string[rows];
        for (var i = 0; i < rows; i++) texts[i] = new Guid(data.Slice(i * UuidBytes, UuidBytes), bigEndian: true).ToString();
        return new StringColumn(texts);
    }

    private static byte[] Texts(ReadOnlySpan<string> texts)
    {
        var total = texts.Length * sizeof(int);
        foreach (var text in texts) total = checked(total + Utf8.GetByteCount(text));
        var bytes = new byte[total];
        var lengths = MemoryMarshal.Cast<byte, int>(bytes.AsSpan(0, texts.Length * sizeof(int)));
        var at = texts.Length * sizeof(int);
        for (var i = 0; i < texts.Length; i++) at += lengths[i] = Utf8.GetBytes(texts[i], bytes.AsSpan(at));
        return bytes;
    }

    private static StringColumn Texts(ReadOnlySpan<byte> data, int rows)
    {
        var lengths = MemoryMarshal.Cast<byte, int>(data[..(rows * sizeof(int))]);
        var texts = new string[rows];
        var at = rows * sizeof(int);
        for (var i = 0; i < rows; i++)
        {
            texts[i] = Utf8.GetString(data.Slice(at, lengths[i]));
            at += lengths[i];
        }

        return new StringColumn(texts);
    }

    private static ReadOnlyMemory<byte> Json(Column column)
    {
        var output = new ArrayBufferWriter<byte>();
        JsonText.Write(column.ToJson(), output);
        return output.WrittenMemory;
    }
}
