namespace Cerulean.Documents.Serialization;

/// <summary>The deprecated bulk documents, turned into pages on reading.</summary>
internal static class BulkDocuments
{
    /// <summary>One page for each descriptor or resource, in order; more where the keys change from row to row.</summary>
    public static IEnumerable<Document> ToPages(DocumentName name, JsonObject bulk) =>
        name == DocumentName.BulkEvents ? bulk.SelectMany(list => EventPages(list.Value)) : Paging.PackAll(Datums(bulk), int.MaxValue);

    private static IEnumerable<EventPage> EventPages(JsonValue events) =>
        Paging.PackAll(Enumerable.Range(0, events.Count).Select(i => ToEvent(events[i].AsObject())), int.MaxValue);

    // The schema of bulk_events is open in this one place, that of a page is not.
    private static Event ToEvent(JsonObject json)
    {
        var row = Event.FromJson(json);
        return row.Filled is null || EventDraft.IsFilled(row.Filled) ? row
            : throw new FormatException($"found the event '{row.Uid}' with {((JsonValue)row.Filled).Describe()} in filled, expected booleans and texts alone");
    }

    private static IEnumerable<Datum> Datums(JsonObject bulk)
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
