using System.Diagnostics.CodeAnalysis;

namespace Cerulean.Documents;

/// <summary>What a descriptor says of one key of its events. Further keys, such as enum_strs, are kept.</summary>
public sealed record DataKey
{
    private static readonly JsonKeys Order = new(
        "source", "dtype", "shape", "dtype_numpy", "external", "units", "precision", "dims", "choices", "limits", "object_name");

    private static readonly string[] Types = ["string", "number", "array", "boolean", "integer"];

    private readonly JsonObject _json = JsonObject.Empty;

    /// <summary>A data key; set at least its source, dtype and shape.</summary>
    public DataKey()
    {
    }

    [SetsRequiredMembers]
    internal DataKey(JsonObject json)
    {
        _json = Members.Arrange(json, Order);
        _ = Shape;
    }

    /// <summary>A data key of JSON that the schema of descriptors has accepted, such as those of a configuration.</summary>
    public static DataKey FromJson(JsonObject json) => new(json);

    /// <summary>Where the value comes from, such as a control system's address.</summary>
    public required string Source { get => _json["source"].AsString(); init => _json = Members.Set(_json, Order, "source", value); }

    /// <summary>The declared broad type.</summary>
    public required DataKeyType Dtype
    {
        get => (DataKeyType)Array.IndexOf(Types, _json["dtype"].AsString());
        init => _json = Members.Set(_json, Order, "dtype", Types[(int)value]);
    }

    /// <summary>The declared shape: empty for a scalar, null for a length not known.</summary>
    public required IReadOnlyList<long?> Shape
    {
        get
        {
            var shape = _json["shape"];
            var lengths = new long?[shape.Count];
            for (var i = 0; i < lengths.Length; i++) lengths[i] = shape[i].IsNull ? null : Members.RequireInt64(shape[i], "shape");
            return lengths;
        }

        init => _json = Members.Set(_json, Order, "shape", new JsonArray([.. value.Select(length => length is { } known ? known : JsonValue.Null)]));
    }

    /// <summary>The numpy dtype: a text, or a list of fields.</summary>
    public JsonValue? DtypeNumpy { get => Members.Value(_json, "dtype_numpy"); init => _json = Members.SetOptional(_json, Order, "dtype_numpy", value); }

    /// <summary>Where values outside the events are: STREAM: for stream resources, else resources and datums.</summary>
    public string? External { get => Members.Text(_json, "external"); init => _json = Members.SetOptional(_json, Order, "external", value); }

    /// <summary>Unit of the value; null also where the member is JSON null.</summary>
    public string? Units { get => Members.Text(_json, "units"); init => _json = Members.SetOptional(_json, Order, "units", value); }

    /// <summary>Digits after the decimal point to show; null also where the member is JSON null.</summary>
    public long? Precision { get => Members.Integer(_json, "precision"); init => _json = Members.SetOptional(_json, Order, "precision", value); }

    /// <summary>Names of the axes.</summary>
    public IReadOnlyList<string>? Dims
    {
        get => Members.Texts(_json, "dims");
        init => _json = Members.SetOptional(_json, Order, "dims", value);
    }

    /// <summary>Choices of an enumeration.</summary>
    public IReadOnlyList<string>? Choices
    {
        get => Members.Texts(_json, "choices");
        init => _json = Members.SetOptional(_json, Order, "choices", value);
    }

    /// <summary>Alarm, control, display and warning limits.</summary>
    public JsonObject? Limits { get => Members.Map(_json, "limits"); init => _json = Members.SetOptional(_json, Order, "limits", value); }

    /// <summary>Name of the device the key belongs to.</summary>
    public string? ObjectName { get => Members.Text(_json, "object_name"); init => _json = Members.SetOptional(_json, Order, "object_name", value); }

    /// <summary>All members without a type of their own.</summary>
    public JsonObject Metadata { get => Members.Free(_json, Order); init => _json = Members.SetFree(_json, Order, value); }

    /// <summary>True where events have no value, only stream datums.</summary>
    public bool IsStream => External == "STREAM:";

    /// <summary>The data key as JSON.</summary>
    public JsonObject ToJson() => _json;

    /// <inheritdoc/>
    public bool Equals(DataKey? other) => other is not null && _json.Equals(other._json);

    /// <inheritdoc/>
    public override int GetHashCode() => _json.GetHashCode();
}
