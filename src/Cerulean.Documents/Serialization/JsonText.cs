using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Cerulean.Documents.Serialization;

/// <summary>JSON as text. Integers stay integers and floats stay floats: 1.0 is written 1.0.</summary>
public static class JsonText
{
    internal static readonly JsonWriterOptions WriterOptions = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = JsonSource.MaxDepth + 2,
        SkipValidation = true,
    };

    [ThreadStatic]
    private static JsonScratch? scratch;

    /// <summary>Reads one JSON value. The bare tokens NaN, Infinity and -Infinity are numbers, unless it is strict.</summary>
    /// <exception cref="JsonTextException">The text is no JSON value, is nested too deeply, or goes on after the value.</exception>
    public static JsonValue Parse(ReadOnlySpan<byte> utf8, bool strict = false) => Parse(utf8, scratch ??= new JsonScratch(), strict);

    /// <summary>Reads one JSON value of a string.</summary>
    /// <exception cref="JsonTextException">The text is no JSON value.</exception>
    public static JsonValue Parse(string text, bool strict = false) => Parse(Encoding.UTF8.GetBytes(text), strict);

    /// <summary>Writes a value, without spaces.</summary>
    public static void Write(JsonValue value, IBufferWriter<byte> output, NonFinite nonFinite = NonFinite.Tokens)
    {
        using var writer = new Utf8JsonWriter(output, WriterOptions);
        new JsonTarget(writer, nonFinite).Write(value);
    }

    /// <summary>Length in bytes of the longest text of a float.</summary>
    public const int MaxFloatLength = NumberText.MaxLength;

    /// <summary>Writes the shortest text that reads back as the same float, and reads as a float; needs <see cref="MaxFloatLength"/> bytes.</summary>
    /// <returns>The length of the text.</returns>
    public static int Format(double value, Span<byte> utf8) => NumberText.Format(value, utf8);

    /// <summary>The value as text.</summary>
    public static string ToString(JsonValue value, NonFinite nonFinite = NonFinite.Tokens)
    {
        var output = new ArrayBufferWriter<byte>();
        Write(value, output, nonFinite);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    internal static JsonValue Parse(ReadOnlySpan<byte> utf8, JsonScratch scratch, bool strict)
    {
        try
        {
            var source = new JsonSource(utf8, scratch, strict);
            source.Next();
            var value = source.ReadValue();
            source.Read();
            return value;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or DecoderFallbackException)
        {
            throw Explain(utf8, error, strict);
        }
    }

    internal static JsonTextException Explain(ReadOnlySpan<byte> text, Exception error, bool strict)
    {
        if (error is not JsonException { LineNumber: { } line, BytePositionInLine: { } position })
        {
            var bad = FindNoUtf8(text);
            return bad < text.Length
                ? new JsonTextException($"found the byte 0x{text[bad]:x2} at byte {bad}, which is no UTF-8", bad, error)
                : new JsonTextException("a text holds half of a surrogate pair, such as \\ud800, which is no Unicode character", 0, error);
        }

        var offset = OffsetOf(text, line) + position;
        if (error.Message.Contains("maximum configured depth", StringComparison.Ordinal))
        {
            return new JsonTextException($"nested deeper than {JsonSource.MaxDepth} levels, at byte {offset}", offset, error);
        }

        var rest = text[(int)Math.Min(offset, text.Length)..];
        if (rest.IsEmpty) return new JsonTextException($"the JSON ends too early, after {text.Length} bytes", text.Length, error);
        var isNonFinite = strict && (rest.StartsWith("NaN"u8) || rest.StartsWith("Infinity"u8) || rest.StartsWith("-Infinity"u8) || rest.StartsWith("I"u8));
        return isNonFinite
            ? new JsonTextException($"found a number that is not finite at byte {offset}; strict JSON has none", offset, error)
            : new JsonTextException($"no JSON at byte {offset}: found {Show(rest)}", offset, error);
    }

    private static long OffsetOf(ReadOnlySpan<byte> text, long line)
    {
        var offset = 0;
        for (; line > 0; line--)
        {
            var end = text[offset..].IndexOf((byte)'\n');
            if (end < 0) break;
            offset += end + 1;
        }

        return offset;
    }

    private static int FindNoUtf8(ReadOnlySpan<byte> text)
    {
        var at = 0;
        while (Rune.DecodeFromUtf8(text[at..], out _, out var length) == OperationStatus.Done) at += length;
        return at;
    }

    private static string Show(ReadOnlySpan<byte> bytes)
    {
        var part = bytes[..Math.Min(bytes.Length, 16)];
        return part.IndexOfAnyInRange((byte)0x20, (byte)0x7e) == 0 && part.IndexOfAnyExceptInRange((byte)0x20, (byte)0x7e) < 0
            ? $"'{Encoding.ASCII.GetString(part)}'"
            : "the bytes " + Convert.ToHexStringLower(part);
    }
}
