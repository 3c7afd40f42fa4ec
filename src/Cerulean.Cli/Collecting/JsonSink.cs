using Cerulean.Documents;
using Cerulean.Documents.Serialization;

namespace Cerulean.Cli.Collecting;

/// <summary>Writes each document to standard output as it comes, one ["name", {…}] on a line.</summary>
internal sealed class JsonSink(Output output) : IDocumentSink, IDisposable
{
    private readonly DocumentWriter _writer = new();

    public void Accept(Document document)
    {
        _writer.Write(document, output);
        output.EndLine();
        output.Flush();
    }

    public void Dispose() => _writer.Dispose();
}
