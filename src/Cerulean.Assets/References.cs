using Cerulean.Documents;

namespace Cerulean.Assets;

/// <summary>What the documents so far say of arrays outside them: which datum is what, which rows belong to which seq_num.</summary>
internal sealed partial class References
{
    private readonly Dictionary<string, Resource> _resources = new(StringComparer.Ordinal);
    private readonly Dictionary<string, StreamResource> _streamResources = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (Document Source, int Row)> _datums = new(StringComparer.Ordinal);
    private readonly HashSet<string> _streamDatums = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ExternalField[]> _fields = new(StringComparer.Ordinal);
    private readonly OrderedDictionary<(string Run, string Stream, string Name), ExternalField> _ofStream = [];

    /// <summary>Learns what the document says.</summary>
    /// <exception cref="AssetException">A stream datum refers to what has not been seen.</exception>
    public void Learn(Document document)
    {
        switch (document)
        {
            case EventDescriptor descriptor:
                _fields[descriptor.Uid] = FieldsOf(descriptor);
                break;
            case Resource resource:
                _resources[resource.Uid] = resource;
                break;
            case Datum datum:
                _datums[datum.DatumId] = (datum, 0);
                break;
            case DatumPage page:
                for (var row = 0; row < page.Count; row++) _datums[page.DatumId.Values[row]] = (page, row);
                break;
            case StreamResource resource:
                _streamResources[resource.Uid] = resource;
                break;
            case StreamDatum datum:
                // Who looks at an open run once more sees all its documents again.
                if (FieldOf(datum, out var stream) is { } field && _streamDatums.Add(datum.Uid)) field.Rows!.Add(stream, datum);
                break;
        }
    }

    /// <summary>The fields of a descriptor whose values are outside; null where it has not been seen.</summary>
    public ExternalField[]? Fields(string descriptor) => _fields.GetValueOrDefault(descriptor);

    /// <summary>The fields of a stream whose values are outside.</summary>
    public IEnumerable<ExternalField> StreamFields(string run, string stream) =>
        _ofStream.Where(field => field.Key.Run == run && field.Key.Stream == stream).Select(field => field.Value);

    /// <summary>The resource and the arguments of a datum.</summary>
    /// <exception cref="AssetException">The datum, or its resource, has not been seen.</exception>
    public (Resource Resource, JsonObject Arguments) Datum(string datumId, string who)
    {
        if (!_datums.TryGetValue(datumId, out var found)) throw Unresolved($"{who} refers to the datum '{datumId}'");
        var uid = found.Source is DatumPage page ? page.Resource : ((Datum)found.Source).Resource;
        if (!_resources.TryGetValue(uid, out var resource)) throw Unresolved($"Datum '{datumId}' refers to the resource '{uid}'");
        return (resource, found.Source is DatumPage rows ? RowOf(rows.DatumKwargs, found.Row) : ((Datum)found.Source).DatumKwargs);
    }

    /// <summary>The stream resource of a stream datum, and the field that it is of; null where the descriptor has none such.</summary>
    /// <exception cref="AssetException">The stream resource or the descriptor has not been seen.</exception>
    public ExternalField? FieldOf(StreamDatum datum, out StreamResource resource)
    {
        var uid = datum.StreamResource;
        resource = _streamResources.GetValueOrDefault(uid) ?? throw Unresolved($"Stream datum '{datum.Uid}' refers to the stream resource '{uid}'");
        var fields = Fields(datum.Descriptor) ?? throw Unresolved($"Stream datum '{datum.Uid}' refers to the descriptor '{datum.Descriptor}'");
        var name = resource.DataKey;
        return Array.Find(fields, field => field.Rows is not null && field.Name == name);
    }

    public static AssetException Unresolved(string what) =>
        new($"{what}, which has not been seen: it comes first in a valid run. Pass all documents of the run, in order.") { Fault = AssetFault.UnresolvedReference };

    // A key of a stream has its rows once, however often it is configured anew.
    private ExternalField[] FieldsOf(EventDescriptor descriptor)
    {
        var fields = new List<ExternalField>();
        foreach (var (name, key) in descriptor.DataKeys)
        {
            if (key.External is null) continue;
            var place = (descriptor.RunStart, descriptor.Stream, name);
            if (!_ofStream.TryGetValue(place, out var field) || !field.Key.Equals(key))
            {
                var known = field;
                field = new ExternalField(descriptor.Stream, name, key, known?.Rows);
                _ofStream[place] = field;
            }

            fields.Add(field);
        }

        return [.. fields];
    }

    private static JsonObject RowOf(ColumnMap columns, int row)
    {
        var values = new JsonValue[columns.Count];
        for (var i = 0; i < values.Length; i++) values[i] = columns.Columns[i][row];
        return new JsonObject(columns.Names, values);
    }
}
