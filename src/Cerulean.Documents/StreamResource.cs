using System.Diagnostics.CodeAnalysis;

namespace Cerulean.Documents;

/// <summary>One or more files that hold all values of one data key; stream datums tell how far they go. Further keys are kept.</summary>
public sealed record StreamResource : Document
{
    private static readonly JsonKeys Order = new("uid", "run_start", "data_key", "mimetype", "uri", "parameters");

    private readonly JsonObject _json = JsonObject.Empty;

    /// <summary>A stream resource; set all but its run.</summary>
    public StreamResource()
    {
    }

    [SetsRequiredMembers]
    internal StreamResource(JsonObject json) => _json = Members.Arrange(json, Order);

    /// <inheritdoc/>
    public override DocumentName Name => DocumentName.StreamResource;

    /// <summary>Globally unique ID of the stream resource.</summary>
    public required string Uid { get => _json["uid"].AsString(); init => _json = Members.Set(_json, Order, "uid", value); }

    /// <summary>Uid of the run, where it is known.</summary>
    public string? RunStart { get => Members.Text(_json, "run_start"); init => _json = Members.SetOptional(_json, Order, "run_start", value); }

    /// <summary>The data key that the files hold.</summary>
    public required string DataKey { get => _json["data_key"].AsString(); init => _json = Members.Set(_json, Order, "data_key", value); }

    /// <summary>Media type of the files, which finds the handler.</summary>
    public required string Mimetype { get => _json["mimetype"].AsString(); init => _json = Members.Set(_json, Order, "mimetype", value); }

    /// <summary>Where the files are.</summary>
    public required string Uri { get => _json["uri"].AsString(); init => _json = Members.Set(_json, Order, "uri", value); }

    /// <summary>Arguments of the handler.</summary>
    public required JsonObject Parameters { get => _json["parameters"].AsObject(); init => _json = Members.Set(_json, Order, "parameters", value); }

    /// <summary>All members without a type of their own.</summary>
    public JsonObject Metadata { get => Members.Free(_json, Order); init => _json = Members.SetFree(_json, Order, value); }

    /// <inheritdoc/>
    public override JsonObject ToJson() => _json;

    /// <inheritdoc/>
    public bool Equals(StreamResource? other) => other is not null && _json.Equals(other._json);

    /// <inheritdoc/>
    public override int GetHashCode() => Uid.GetHashCode(StringComparison.Ordinal);
}
