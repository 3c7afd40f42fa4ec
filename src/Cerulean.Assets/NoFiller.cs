using Cerulean.Documents;

namespace Cerulean.Assets;

/// <summary>Checks that every datum, resource and stream resource that documents refer to has been seen; opens no file, and changes nothing.</summary>
public sealed class NoFiller : IDocumentSink
{
    private readonly References _references = new();

    /// <summary>Learns what the document says of arrays, and checks what it refers to.</summary>
    /// <exception cref="AssetException">It refers to what has not been seen.</exception>
    public void Accept(Document document)
    {
        _references.Learn(document);
        if (document is Event row) _references.Check(row);
        else if (document is EventPage page) _references.Check(page);
    }
}
