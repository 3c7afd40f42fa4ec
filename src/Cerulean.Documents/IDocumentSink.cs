namespace Cerulean.Documents;

/// <summary>Takes documents, one after another, in order. Everything that moves documents ends in one of these.</summary>
public interface IDocumentSink
{
    /// <summary>Takes the next document.</summary>
    void Accept(Document document);
}
