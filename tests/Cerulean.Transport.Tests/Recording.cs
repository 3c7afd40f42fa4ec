using System.Buffers;
using System.IO.Compression;
using System.Text;
using Cerulean.Documents;
using Cerulean.Documents.Serialization;

namespace Cerulean.Transport.Tests;

/// <summary>Documents as the bytes of a file, in every format that is read.</summary>
internal static class Recording
{
    public static TheoryData<string> Formats => ["lines", "objects", "separated", "array", "pretty", "sequence", "msgpack", "gzip lines", "gzip msgpack", "gzip parts"];

    public static byte[] Of(string format, IReadOnlyList<Document> documents) => format switch
    {
        "lines" => Text(documents.Select(document => Json(document, Envelope.Array) + "\n")),
        "objects" => Text(documents.Select(document => Json(document, Envelope.Object) + "\r\n\r\n")),
        "separated" => Text(documents.Select(document => "\u001e" + Json(document, Envelope.Object) + "\n")),
        "array" => Text(["[", string.Join(',', documents.Select(document => Json(document, Envelope.Object))), "]"]),
        "pretty" => Text(["\ufeff[\n  ", string.Join(" ,\n  ", documents.Select(document => Pretty(Json(document, Envelope.Array)))), "\n]\n"]),
        "sequence" => Text(documents.Select(document => Pretty(Json(document, Envelope.Object)) + "\n")),
        "msgpack" => MsgPack(documents),
        "gzip lines" => Gzip(Of("lines", documents)),
        "gzip msgpack" => Gzip(Of("msgpack", documents)),
        "gzip parts" => [.. documents.Chunk(2).SelectMany(part => Gzip(Of("objects", part)))],
        _ => throw new ArgumentOutOfRangeException(nameof(format)),
    };

    public static byte[] Gzip(ReadOnlySpan<byte> bytes)
    {
        using var output = new MemoryStream();
        using (var gzip = new GZipStream(output, CompressionLevel.Fastest)) gzip.Write(bytes);
        return output.ToArray();
    }

    public static (List<Document> Documents, List<RunFileItem> Problems) Read(byte[] bytes, RunFileOptions? options = null)
    {
        var items = RunFile.Read(new MemoryStream(bytes), options).ToList();
        return ([.. items.Where(item => item.Document is not null).Select(item => item.Document!)], [.. items.Where(item => item.Problem is not null)]);
    }

    public static string Json(Document document, Envelope envelope = Envelope.Array)
    {
        using var writer = new DocumentWriter();
        var output = new ArrayBufferWriter<byte>();
        writer.Write(document, output, envelope);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    // More lines and spaces, outside of texts, than anybody needs.
    private static string Pretty(string json)
    {
        var result = new StringBuilder();
        var inText = false;
        for (var i = 0; i < json.Length; i++)
        {
            if (json[i] == '"' && json[i - 1] != '\\') inText = !inText;
            result.Append(json[i]);
            if (!inText && json[i] is '{' or '[' or ',') result.Append("\n \t ");
        }

        return result.ToString();
    }

    private static byte[] MsgPack(IEnumerable<Document> documents)
    {
        var output = new ArrayBufferWriter<byte>();
        foreach (var document in documents) MsgPackDocumentWriter.Write(document, output);
        return output.WrittenSpan.ToArray();
    }

    private static byte[] Text(IEnumerable<string> parts) => Encoding.UTF8.GetBytes(string.Concat(parts));
}
