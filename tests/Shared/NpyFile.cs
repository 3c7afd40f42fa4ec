using System.Buffers.Binary;
using System.Text;
using System.Text.RegularExpressions;
using Cerulean.Documents;
using Cerulean.Documents.Serialization;

namespace Cerulean.Tests;

/// <summary>Reads .npy files in C order, for tests.</summary>
internal static class NpyFile
{
    public static NdArray Read(string path)
    {
        var bytes = File.ReadAllBytes(path);
        Assert.Equal([0x93, .. "NUMPY"u8], bytes[..6]);
        var isLong = bytes[6] > 1;
        var start = isLong ? 12 : 10;
        var end = start + (isLong ? BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(8)) : BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(8)));
        Assert.Equal(0, end % 64);
        Assert.Equal((byte)'\n', bytes[end - 1]);
        var header = Literal((isLong ? Encoding.UTF8 : Encoding.Latin1).GetString(bytes[start..end])).AsObject();
        Assert.False(header["fortran_order"].AsBoolean());
        int[] shape = [.. Enumerable.Range(0, header["shape"].Count).Select(axis => (int)header["shape"][axis].AsInt64())];
        return new NdArray(DType.Parse(header["descr"]), shape, bytes.AsMemory(end));
    }

    // The header is a Python literal: its texts, tuples and booleans become those of JSON.
    private static JsonValue Literal(string text) => JsonText.Parse(Regex.Replace(
        text,
        @"'(?<text>(?:\\.|[^'\\])*)'|(?<open>\()|,?\s*(?<close>[)}])|(?<false>False)",
        static match => match.Groups["open"].Success ? "["
            : match.Groups["close"].Value switch { ")" => "]", "}" => "}", _ => match.Groups["false"].Success ? "false" : Json(match.Groups["text"].Value) },
        RegexOptions.ExplicitCapture,
        TimeSpan.FromSeconds(1)));

    private static string Json(string text) => JsonText.ToString(Regex.Unescape(text));
}
