using System.Text;
using System.Text.Json;
using Cerulean.Documents.Schemas;

namespace Cerulean.Documents.Serialization;

/// <summary>
/// Reads documents from JSON, in either envelope, and gives the schema's verdict on each. It remembers names and layouts from document
/// to document: one reader serves one thread.
/// </summary>
/// <param name="strict">Refuses the bare tokens NaN, Infinity and -Infinity.</param>
public sealed partial class DocumentReader(bool strict = false)
{
    private static readonly string[] Parents = ["descriptor", "resource", "stream_resource"];

    private readonly JsonScratch _scratch = new();

    /// <summary>Reads one envelope, ["name", {…}] or {"name": …, "doc": {…}}. Bulk documents become pages.</summary>
    /// <returns>False, with findings, where nothing could be read.</returns>
    public bool Read(ReadOnlySpan<byte> envelope, List<Document> documents, List<Finding> findings)
    {
        try
        {
            var source = new JsonSource(envelope, _scratch, strict);
            if (TryReadEvent(ref source) is { } row)
            {
                documents.Add(row);
                return true;
            }

            return TryReadEnvelope(JsonText.Parse(envelope, _scratch, strict), out var name, out var body, findings) && Read(name, body, documents, findings);
        }
        catch (JsonTextException error)
        {
            findings.Add(new Finding(error.Message));
            return false;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or DecoderFallbackException)
        {
            findings.Add(new Finding(JsonText.Explain(envelope, error, strict).Message));
            return false;
        }
    }

    /// <summary>Reads a document that is already a JSON value.</summary>
    /// <returns>False, with findings, where the schema refuses it.</returns>
    public static bool Read(string name, JsonValue document, List<Document> documents, List<Finding> findings)
    {
        if (!Check(name, document, findings, out var kind)) return false;
        var json = DocumentSchema.Normalize(kind, document).AsObject();
        try
        {
            if (kind is DocumentName.BulkEvents or DocumentName.BulkDatum) documents.AddRange(BulkDocuments.ToPages(kind, json));
            else documents.Add(Document.FromJson(kind, json));
            return true;
        }
        catch (Exception error) when (error is FormatException or ArgumentException)
        {
            findings.Add(Locate(new Finding(error.Message) { Name = name }, kind, document));
            return false;
        }
    }

    /// <summary>Reads the name and the body of one envelope without judging the body.</summary>
    /// <returns>False, with a finding, where the text is no envelope.</returns>
    public bool ReadEnvelope(ReadOnlySpan<byte> envelope, out string name, out JsonValue body, List<Finding> findings)
    {
        (name, body) = ("", default);
        try
        {
            return TryReadEnvelope(JsonText.Parse(envelope, _scratch, strict), out name, out body, findings);
        }
        catch (JsonTextException error)
        {
            findings.Add(new Finding(error.Message));
            return false;
        }
    }

    /// <summary>The schema's verdict on a document by its name.</summary>
    public static bool Check(string name, JsonValue document, List<Finding> findings) => Check(name, document, findings, out _);

    private static bool Check(string name, JsonValue document, List<Finding> findings, out DocumentName kind)
    {
        if (!DocumentNames.TryParse(name, out kind))
        {
            findings.Add(new Finding($"found the unknown document name '{name}', expected one of {string.Join(", ", DocumentNames.All)}") { Name = name });
            return false;
        }

        if (DocumentSchema.Check(kind, document)) return true;
        var before = findings.Count;
        DocumentSchema.Check(kind, document, findings);
        for (var i = before; i < findings.Count; i++) findings[i] = Locate(findings[i], kind, document);
        return false;
    }

    /// <summary>Adds what the document tells about its run.</summary>
    private static Finding Locate(Finding finding, DocumentName kind, JsonValue document)
    {
        if (document.ObjectOrNull is not { } json) return finding;
        var run = kind == DocumentName.Start ? "uid" : "run_start";
        var parent = Parents.Select(key => json.GetOrNull(key).StringOrNull).FirstOrDefault(uid => uid is not null);
        return finding with { Run = json.GetOrNull(run).StringOrNull, Refers = parent };
    }

    internal static bool TryReadEnvelope(JsonValue envelope, out string name, out JsonValue body, List<Finding> findings)
    {
        var (given, document) = envelope switch
        {
            { ListOrNull: { Count: 2 } pair } => (pair[0], pair[1]),
            { ObjectOrNull: { } map } => (map.GetOrNull("name"), map.TryGetValue("doc", out var doc) ? doc : (JsonValue?)null),
            _ => (JsonValue.Null, (JsonValue?)null),
        };

        (name, body) = (given.StringOrNull ?? "", document.GetValueOrDefault());
        if (given.StringOrNull is not null && document is not null) return true;
        findings.Add(new Finding($"found {envelope.Describe()}, expected [\"name\", {{…}}] or {{\"name\": …, \"doc\": {{…}}}}"));
        return false;
    }
}
