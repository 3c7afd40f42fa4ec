namespace Cerulean.Documents.Schemas;

/// <summary>The schema of every kind of document: verdicts, and the same as JSON Schema.</summary>
/// <remarks>The verdicts are those of the schemas that the field publishes, even where these are odd; but bulk_events has to be an object.</remarks>
public static class DocumentSchema
{
    // In the order of DocumentName.
    private static readonly Rule[] Documents =
    [
        RunRules.Start, DescriptorRules.Descriptor, EventRules.Event, EventRules.EventPage, AssetRules.Resource, AssetRules.Datum,
        AssetRules.DatumPage, AssetRules.StreamResource, AssetRules.StreamDatum, RunRules.Stop, EventRules.BulkEvents, AssetRules.BulkDatum,
    ];

    /// <summary>True if the document obeys its schema; else its faults are added to the findings, each with its place.</summary>
    public static bool Check(DocumentName name, JsonValue document, List<Finding>? findings = null)
    {
        var rule = Documents[(int)name];
        if (rule.Check(document, null)) return true;
        if (findings is not null) rule.Check(document, new Report(name, findings));
        return false;
    }

    /// <summary>A document that obeys its schema, with integers for the integral floats of integer members; the same instance where there are none.</summary>
    public static JsonValue Normalize(DocumentName name, JsonValue document)
    {
        Documents[(int)name].Normalize(ref document);
        return document;
    }

    /// <summary>The JSON Schema (draft 2020-12) that gives the same verdicts as <see cref="Check"/>.</summary>
    public static JsonObject Schema(DocumentName name) => SchemaText.Write(name, Documents[(int)name]);
}
