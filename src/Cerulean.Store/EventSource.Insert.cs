using Cerulean.Documents;
using Cerulean.Documents.Serialization;

namespace Cerulean.Store;

public sealed partial class EventSource
{
    /// <summary>
    /// Takes a document of a live run by its name: those of the documents, and bulkevent and bulkdatum. It is judged, and handed over to the log;
    /// the watermark of the store tells when it is on disk.
    /// </summary>
    /// <exception cref="StoreException">The document is not valid or not in order, or differs from what is stored.</exception>
    public void Insert(string name, JsonValue document)
    {
        var (documents, findings) = (new List<Document>(), new List<Finding>());
        DocumentReader.Read(ModernName(name), document, documents, findings);
        if (findings.Find(finding => !finding.IsNote) is { } fault) throw new StoreException($"The {name} is refused: {fault}");
        foreach (var part in documents) _store.Accept(part);
    }

    private static string ModernName(string name) => name switch
    {
        "bulkevent" or "bulkevents" => DocumentName.BulkEvents.ToText(),
        "bulkdatum" => DocumentName.BulkDatum.ToText(),
        _ => name,
    };
}
