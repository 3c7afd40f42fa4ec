namespace Cerulean.Documents;

/// <summary>A sink failed: which one, at what document, and why.</summary>
public sealed class SinkException : Exception
{
    internal SinkException(string sink, Document? document, Exception error)
        : base($"The sink '{sink}' failed {(document is null ? "to flush" : $"at a document {document.Name.ToText()}")}: {error.Message}", error) =>
        (Sink, Document) = (sink, document);

    /// <summary>Name of the sink.</summary>
    public string Sink { get; }

    /// <summary>The document that it failed at; null where it failed to flush.</summary>
    public Document? Document { get; }
}
