using Cerulean.Documents;

namespace Cerulean.Store;

/// <summary>Keeps of the documents of a run what belongs to a stream, to some fields, or to both.</summary>
internal sealed class DocumentFilter
{
    private readonly HashSet<string> _descriptors;
    private readonly HashSet<string> _fields;
    private readonly HashSet<string> _streamResources;
    private readonly HashSet<string> _counted;
    private readonly bool _keepsDatums;
    private readonly Dictionary<JsonKeys, JsonKeys> _kept = [];

    public DocumentFilter(Run run, string? stream, IReadOnlyCollection<string>? fields)
    {
        var descriptors = run.DescriptorsOf(stream);
        var known = run.FieldsOf(stream);
        if (fields?.FirstOrDefault(field => !known.Contains(field)) is { } unknown)
        {
            throw new StoreException($"{(stream is null ? $"Run {run.Uid}" : $"Stream '{stream}'")} has no field '{unknown}'; it has: {string.Join(", ", known)}.");
        }

        _descriptors = [.. descriptors.Select(descriptor => descriptor.Uid)];
        _fields = [.. fields ?? known];
        _counted = [.. descriptors.Where(IsCounted).Select(descriptor => descriptor.Stream)];
        _keepsDatums = descriptors.SelectMany(descriptor => descriptor.DataKeys).Any(key => _fields.Contains(key.Key) && key.Value is { External: not null, IsStream: false });
        _streamResources = [.. run.Documents(DocumentName.StreamResource).Cast<StreamResource>().Where(resource => _fields.Contains(resource.DataKey)).Select(resource => resource.Uid)];
    }

    public IEnumerable<Document> Of(IEnumerable<Document> documents) => documents.Select(Of).OfType<Document>();

    private Document? Of(Document document) => document switch
    {
        EventDescriptor descriptor => _descriptors.Contains(descriptor.Uid) ? Of(descriptor) : null,
        Event row => _descriptors.Contains(row.Descriptor)
            ? row with { Data = Of(row.Data), Timestamps = Of(row.Timestamps), Filled = row.Filled is null ? null : Of(row.Filled) }
            : null,
        EventPage page => _descriptors.Contains(page.Descriptor)
            ? page with { Data = Of(page.Data), Timestamps = Of(page.Timestamps), Filled = page.Filled is null ? null : Of(page.Filled) }
            : null,
        Resource or Datum or DatumPage => _keepsDatums ? document : null,
        StreamResource resource => _streamResources.Contains(resource.Uid) ? resource : null,
        StreamDatum datum => _descriptors.Contains(datum.Descriptor) && _streamResources.Contains(datum.StreamResource) ? datum : null,
        RunStop { NumEvents: { } counts } stop => stop with { NumEvents = counts.Select(_counted.Contains) },
        _ => document,
    };

    // Where the stream datums are left out, their rows cannot be counted.
    private bool IsCounted(EventDescriptor descriptor) => descriptor.DataKeys.All(key => !key.Value.IsStream || _fields.Contains(key.Key));

    private EventDescriptor Of(EventDescriptor descriptor) => descriptor with
    {
        DataKeys = new OrderedDictionary<string, DataKey>(descriptor.DataKeys.Where(key => _fields.Contains(key.Key))),
        ObjectKeys = descriptor.ObjectKeys is { } objects ? JsonObject.Of([.. objects.Select(device => (device.Key, Of(device.Value)))]) : null,
    };

    // What is no list is left as it is: nobody has checked it.
    private JsonValue Of(JsonValue keys) => keys.Kind == JsonKind.Array
        ? new JsonArray([.. Enumerable.Range(0, keys.Count).Select(i => keys[i]).Where(key => key.StringOrNull is not { } name || _fields.Contains(name))])
        : keys;

    // Rows share their names: those that are kept are found once, and are shared too.
    private JsonObject Of(JsonObject row)
    {
        var kept = Of(row.Names);
        return ReferenceEquals(kept, row.Names) ? row : new JsonObject(kept, Array.ConvertAll(kept.Names.ToArray(), name => row[name]));
    }

    private ColumnMap Of(ColumnMap columns)
    {
        var kept = Of(columns.Names);
        return ReferenceEquals(kept, columns.Names) ? columns : new ColumnMap(kept, Array.ConvertAll(kept.Names.ToArray(), name => columns[name]));
    }

    private JsonKeys Of(JsonKeys names)
    {
        if (_kept.TryGetValue(names, out var known)) return known;
        string[] kept = [.. names.Names.ToArray().Where(_fields.Contains)];
        return _kept[names] = kept.Length == names.Count ? names : new JsonKeys(kept);
    }
}
