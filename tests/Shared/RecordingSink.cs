using Cerulean.Documents;

namespace Cerulean.Tests;

/// <summary>Keeps what it is given.</summary>
internal sealed class RecordingSink : IDocumentSink
{
    public List<Document> Documents { get; } = [];

    public void Accept(Document document) => Documents.Add(document);
}
