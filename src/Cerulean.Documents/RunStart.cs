using System.Diagnostics.CodeAnalysis;

namespace Cerulean.Documents;

/// <summary>The first document of a run: who, what and why. Any other key is free metadata.</summary>
public sealed record RunStart : Document
{
    private static readonly JsonKeys Order = new(
        "uid", "time", "scan_id", "data_session", "data_groups", "group", "owner", "project", "sample", "hints", "projections", "data_type");

    private readonly JsonObject _json = JsonObject.Empty;

    /// <summary>A start document; set at least its uid and time.</summary>
    public RunStart()
    {
    }

    [SetsRequiredMembers]
    internal RunStart(JsonObject json) => _json = Members.Arrange(json, Order);

    /// <inheritdoc/>
    public override DocumentName Name => DocumentName.Start;

    /// <summary>Globally unique ID of the run.</summary>
    public required string Uid { get => _json["uid"].AsString(); init => _json = Members.Set(_json, Order, "uid", value); }

    /// <summary>When the run began, in Unix seconds.</summary>
    public required double Time { get => _json["time"].AsDouble(); init => _json = Members.Set(_json, Order, "time", value); }

    /// <summary>A number for people, not unique.</summary>
    public long? ScanId { get => Members.Integer(_json, "scan_id"); init => _json = Members.SetOptional(_json, Order, "scan_id", value); }

    /// <summary>Groups runs of one visit.</summary>
    public string? DataSession { get => Members.Text(_json, "data_session"); init => _json = Members.SetOptional(_json, Order, "data_session", value); }

    /// <summary>Groups that may see the data.</summary>
    public IReadOnlyList<string>? DataGroups
    {
        get => Members.Texts(_json, "data_groups");
        init => _json = Members.SetOptional(_json, Order, "data_groups", value);
    }

    /// <summary>Unix group of the data.</summary>
    public string? Group { get => Members.Text(_json, "group"); init => _json = Members.SetOptional(_json, Order, "group", value); }

    /// <summary>Unix owner of the data.</summary>
    public string? Owner { get => Members.Text(_json, "owner"); init => _json = Members.SetOptional(_json, Order, "owner", value); }

    /// <summary>Project that the run is part of.</summary>
    public string? Project { get => Members.Text(_json, "project"); init => _json = Members.SetOptional(_json, Order, "project", value); }

    /// <summary>The sample: an object, or a text such as a uid.</summary>
    public JsonValue? Sample { get => Members.Value(_json, "sample"); init => _json = Members.SetOptional(_json, Order, "sample", value); }

    /// <summary>What consumers should show; dimensions is a list of [fields, stream], slowest first.</summary>
    public JsonObject? Hints { get => Members.Map(_json, "hints"); init => _json = Members.SetOptional(_json, Order, "hints", value); }

    /// <summary>How to see the run as a named projection.</summary>
    public JsonValue? Projections { get => Members.Value(_json, "projections"); init => _json = Members.SetOptional(_json, Order, "projections", value); }

    /// <summary>The data_type member, of any value.</summary>
    public JsonValue? DataType { get => Members.Value(_json, "data_type"); init => _json = Members.SetOptional(_json, Order, "data_type", value); }

    /// <summary>All members without a type of their own.</summary>
    public JsonObject Metadata { get => Members.Free(_json, Order); init => _json = Members.SetFree(_json, Order, value); }

    /// <summary>The plan_name of the metadata, if it is a text.</summary>
    public string? PlanName => Members.Text(_json, "plan_name");

    /// <inheritdoc/>
    public override JsonObject ToJson() => _json;

    /// <inheritdoc/>
    public bool Equals(RunStart? other) => other is not null && _json.Equals(other._json);

    /// <inheritdoc/>
    public override int GetHashCode() => Uid.GetHashCode(StringComparison.Ordinal);
}
