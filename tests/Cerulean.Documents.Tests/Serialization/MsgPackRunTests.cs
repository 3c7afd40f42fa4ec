using System.Buffers;
using Cerulean.Documents.Serialization;
using Cerulean.Tests;

namespace Cerulean.Documents.Tests.Serialization;

public sealed class MsgPackRunTests
{
    [Fact]
    public void Any_run_comes_back() => Runs.All(Same);

    [Fact]
    public void Runs_whose_documents_are_mixed_come_back() => Runs.AllInterleaved(Same);

    private static void Same(IReadOnlyList<Document> documents)
    {
        var output = new ArrayBufferWriter<byte>();
        foreach (var document in documents) MsgPackDocumentWriter.Write(document, output);
        var (reader, read, findings) = (new MsgPackDocumentReader(), new List<Document>(), new List<Finding>());
        for (var data = output.WrittenSpan; !data.IsEmpty;)
        {
            Assert.True(reader.Read(data, read, findings, out var length), string.Join('\n', findings));
            data = data[length..];
        }

        Assert.Equal(documents, read);
        Assert.Equal(documents.Select(ToText), read.Select(ToText));
    }

    private static string ToText(Document document) => JsonText.ToString(document.ToJson());
}
