using System.Diagnostics.CodeAnalysis;

namespace Cerulean.Documents;

/// <summary>The news that a stream resource holds a further range of rows. Further keys are kept.</summary>
public sealed record StreamDatum : Document
{
    private static readonly JsonKeys Order = new("uid", "stream_resource", "descriptor", "indices", "seq_nums");

    private readonly JsonObject _json = JsonObject.Empty;

    /// <summary>A stream datum; set all members.</summary>
    public StreamDatum()
    {
    }

    [SetsRequiredMembers]
    internal StreamDatum(JsonObject json)
    {
        _json = Members.Arrange(json, Order);
        _ = (Indices, SeqNums);
    }

    /// <inheritdoc/>
    public override DocumentName Name => DocumentName.StreamDatum;

    /// <summary>Globally unique ID, by custom {stream_resource}/{n}.</summary>
    public required string Uid { get => _json["uid"].AsString(); init => _json = Members.Set(_json, Order, "uid", value); }

    /// <summary>Uid of the stream resource.</summary>
    public required string StreamResource
    {
        get => _json["stream_resource"].AsString();
        init => _json = Members.Set(_json, Order, "stream_resource", value);
    }

    /// <summary>Uid of the descriptor.</summary>
    public required string Descriptor { get => _json["descriptor"].AsString(); init => _json = Members.Set(_json, Order, "descriptor", value); }

    /// <summary>Rows of the resource, from 0.</summary>
    public required StreamRange Indices
    {
        get => StreamRange.Of(_json, "indices");
        init => _json = Members.Set(_json, Order, "indices", value.ToJson(Members.Map(_json, "indices")));
    }

    /// <summary>The seq_nums these rows belong to, from 1.</summary>
    public required StreamRange SeqNums
    {
        get => StreamRange.Of(_json, "seq_nums");
        init => _json = Members.Set(_json, Order, "seq_nums", value.ToJson(Members.Map(_json, "seq_nums")));
    }

    /// <summary>All members without a type of their own.</summary>
    public JsonObject Metadata { get => Members.Free(_json, Order); init => _json = Members.SetFree(_json, Order, value); }

    /// <inheritdoc/>
    public override JsonObject ToJson() => _json;

    /// <inheritdoc/>
    public bool Equals(StreamDatum? other) => other is not null && _json.Equals(other._json);

    /// <inheritdoc/>
    public override int GetHashCode() => Uid.GetHashCode(StringComparison.Ordinal);
}
