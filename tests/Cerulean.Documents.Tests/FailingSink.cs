namespace Cerulean.Documents.Tests;

/// <summary>Fails at every document, and counts them.</summary>
internal sealed class FailingSink(string message = "disk full") : IDocumentSink
{
    public int Calls { get; private set; }

    public void Accept(Document document)
    {
        Calls++;
        throw new IOException(message);
    }
}
