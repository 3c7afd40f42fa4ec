using Cerulean.Documents;

namespace Cerulean.Cli.Commands;

/// <summary>Hands documents on, and tells of each.</summary>
internal sealed class WatchedSink(IDocumentSink sink, Action accepted) : IDocumentSink
{
    public void Accept(Document document)
    {
        sink.Accept(document);
        accepted();
    }
}
