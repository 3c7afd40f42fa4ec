namespace Cerulean.Documents.Serialization;

/// <summary>The deprecated bulk documents, turned into others on reading.</summary>
internal static class BulkDocuments
{
    public static IEnumerable<Document> ToPages(DocumentName name, JsonObject bulk) =>
        name == DocumentName.BulkEvents ? Events(bulk) : Datums(bulk);

    private static IEnumerable<Document> Events(JsonObject bulk) =>
        bulk.SelectMany(list => Enumerable.Range(0, list.Value.Count).Select(i => Event.FromJson(list.Value[i].AsObject())));

    private static IEnumerable<Document> Datums(JsonObject bulk)
    {
        var ids = bulk["datum_ids"];
        var kwargs = bulk["datum_kwarg_list"];
        if (ids.Count != kwargs.Count) throw new FormatException($"found {ids.Count} datum_ids but {kwargs.Count} entries of datum_kwarg_list, expected as many");
        return Enumerable.Range(0, ids.Count).Select(i => new Datum
        {
            DatumId = ids[i].AsString(),
            Resource = bulk["resource"].AsString(),
            DatumKwargs = kwargs[i].AsObject(),
        });
    }
}
