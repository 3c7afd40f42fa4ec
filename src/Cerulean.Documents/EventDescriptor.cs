using System.Diagnostics.CodeAnalysis;

namespace Cerulean.Documents;

/// <summary>What the events of one stream hold, and how the devices were configured. Any other key is free metadata.</summary>
public sealed record EventDescriptor : Document
{
    /// <summary>The stream of a descriptor without a name.</summary>
    public const string DefaultStream = "primary";

    private static readonly JsonKeys Order = new(
        "uid", "time", "run_start", "name", "data_keys", "object_keys", "object_classes", "hints", "configuration");

    private readonly JsonObject _json = JsonObject.Empty;
    private readonly OrderedDictionary<string, DataKey>? _dataKeys;

    /// <summary>A descriptor; set at least its uid, time, run and data keys.</summary>
    public EventDescriptor()
    {
    }

    [SetsRequiredMembers]
    internal EventDescriptor(JsonObject json)
    {
        json = Members.Arrange(json, Order);
        _dataKeys = [];
        foreach (var (name, key) in json["data_keys"].AsObject()) _dataKeys.Add(name, new DataKey(key.AsObject()));
        _json = json.With("data_keys", ToJson(_dataKeys));
    }

    /// <inheritdoc/>
    public override DocumentName Name => DocumentName.Descriptor;

    /// <summary>Globally unique ID of the descriptor.</summary>
    public required string Uid { get => _json["uid"].AsString(); init => _json = Members.Set(_json, Order, "uid", value); }

    /// <summary>When the descriptor was made, in Unix seconds.</summary>
    public required double Time { get => _json["time"].AsDouble(); init => _json = Members.Set(_json, Order, "time", value); }

    /// <summary>Uid of the run.</summary>
    public required string RunStart { get => _json["run_start"].AsString(); init => _json = Members.Set(_json, Order, "run_start", value); }

    /// <summary>Name of the stream; primary where the document has none.</summary>
    public string Stream
    {
        get => Members.Text(_json, "name") ?? DefaultStream;
        init => _json = Members.Set(_json, Order, "name", value);
    }

    /// <summary>The keys of the events' data, in order.</summary>
    public required IReadOnlyDictionary<string, DataKey> DataKeys
    {
        get => _dataKeys!;
        init
        {
            _dataKeys = new OrderedDictionary<string, DataKey>(value);
            _json = Members.Set(_json, Order, "data_keys", ToJson(_dataKeys));
        }
    }

    /// <summary>Data keys by device, in the device's order.</summary>
    public JsonObject? ObjectKeys { get => Members.Map(_json, "object_keys"); init => _json = Members.SetOptional(_json, Order, "object_keys", value); }

    /// <summary>Class names by device.</summary>
    public JsonObject? ObjectClasses { get => Members.Map(_json, "object_classes"); init => _json = Members.SetOptional(_json, Order, "object_classes", value); }

    /// <summary>What to show, by device: {device: {fields: […]}}.</summary>
    public JsonObject? Hints { get => Members.Map(_json, "hints"); init => _json = Members.SetOptional(_json, Order, "hints", value); }

    /// <summary>Configuration by device: {device: {data, timestamps, data_keys}}.</summary>
    public JsonObject? Configuration { get => Members.Map(_json, "configuration"); init => _json = Members.SetOptional(_json, Order, "configuration", value); }

    /// <summary>All members without a type of their own.</summary>
    public JsonObject Metadata { get => Members.Free(_json, Order); init => _json = Members.SetFree(_json, Order, value); }

    /// <inheritdoc/>
    public override JsonObject ToJson() => _json;

    /// <inheritdoc/>
    public bool Equals(EventDescriptor? other) => other is not null && _json.Equals(other._json);

    /// <inheritdoc/>
    public override int GetHashCode() => Uid.GetHashCode(StringComparison.Ordinal);

    private static JsonObject ToJson(OrderedDictionary<string, DataKey> keys) =>
        JsonObject.Of([.. keys.Select(key => (key.Key, (JsonValue)key.Value.ToJson()))]);
}
