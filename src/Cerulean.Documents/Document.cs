namespace Cerulean.Documents;

/// <summary>One immutable document of a run. The hierarchy is closed: its ten kinds are the records of this namespace.</summary>
public abstract record Document
{
    private protected Document()
    {
    }

    /// <summary>The kind of the document.</summary>
    public abstract DocumentName Name { get; }

    /// <summary>The document as JSON: typed members first, in a fixed order, then free ones.</summary>
    public abstract JsonObject ToJson();

    /// <summary>Builds a document of JSON that its schema has accepted and whose integers are normalised; bulk names are pages by then.</summary>
    /// <exception cref="FormatException">A number does not fit 64 bits.</exception>
    internal static Document FromJson(DocumentName name, JsonObject json) => name switch
    {
        DocumentName.Start => new RunStart(json),
        DocumentName.Descriptor => new EventDescriptor(json),
        DocumentName.Event => Event.FromJson(json),
        DocumentName.EventPage => EventPage.FromJson(json),
        DocumentName.Resource => new Resource(json),
        DocumentName.Datum => Datum.FromJson(json),
        DocumentName.DatumPage => DatumPage.FromJson(json),
        DocumentName.StreamResource => new StreamResource(json),
        DocumentName.StreamDatum => new StreamDatum(json),
        DocumentName.Stop => new RunStop(json),
        _ => throw new ArgumentOutOfRangeException(nameof(name), $"A {name.ToText()} is read as pages."),
    };
}
