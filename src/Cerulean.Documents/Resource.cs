using System.Diagnostics.CodeAnalysis;

namespace Cerulean.Documents;

/// <summary>One or more files outside the documents; datums point into it.</summary>
public sealed record Resource : Document
{
    private static readonly JsonKeys Order = new("uid", "run_start", "spec", "root", "resource_path", "resource_kwargs", "path_semantics");

    private readonly JsonObject _json = JsonObject.Empty;

    /// <summary>A resource; set all but its run and path semantics.</summary>
    public Resource()
    {
    }

    [SetsRequiredMembers]
    internal Resource(JsonObject json) => _json = Members.Arrange(json, Order);

    /// <inheritdoc/>
    public override DocumentName Name => DocumentName.Resource;

    /// <summary>Globally unique ID of the resource.</summary>
    public required string Uid { get => _json["uid"].AsString(); init => _json = Members.Set(_json, Order, "uid", value); }

    /// <summary>Uid of the run, where it is known.</summary>
    public string? RunStart { get => Members.Text(_json, "run_start"); init => _json = Members.SetOptional(_json, Order, "run_start", value); }

    /// <summary>Name of the format, which finds the handler.</summary>
    public required string Spec { get => _json["spec"].AsString(); init => _json = Members.Set(_json, Order, "spec", value); }

    /// <summary>The part of the path that depends on the machine.</summary>
    public required string Root { get => _json["root"].AsString(); init => _json = Members.Set(_json, Order, "root", value); }

    /// <summary>The path below the root.</summary>
    public required string ResourcePath { get => _json["resource_path"].AsString(); init => _json = Members.Set(_json, Order, "resource_path", value); }

    /// <summary>Arguments of the handler.</summary>
    public required JsonObject ResourceKwargs { get => _json["resource_kwargs"].AsObject(); init => _json = Members.Set(_json, Order, "resource_kwargs", value); }

    /// <summary>posix or windows: how root and path are joined.</summary>
    public string? PathSemantics { get => Members.Text(_json, "path_semantics"); init => _json = Members.SetOptional(_json, Order, "path_semantics", value); }

    /// <inheritdoc/>
    public override JsonObject ToJson() => _json;

    /// <inheritdoc/>
    public bool Equals(Resource? other) => other is not null && _json.Equals(other._json);

    /// <inheritdoc/>
    public override int GetHashCode() => Uid.GetHashCode(StringComparison.Ordinal);
}
