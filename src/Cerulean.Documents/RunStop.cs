using System.Diagnostics.CodeAnalysis;

namespace Cerulean.Documents;

/// <summary>The last document of a run: how it ended. Any other key is free metadata.</summary>
public sealed record RunStop : Document
{
    private static readonly JsonKeys Order = new("uid", "time", "run_start", "exit_status", "reason", "num_events", "data_type");
    private static readonly string[] Statuses = ["success", "abort", "fail"];

    private readonly JsonObject _json = JsonObject.Empty;

    /// <summary>A stop document; set at least its uid, time, run and exit status.</summary>
    public RunStop()
    {
    }

    [SetsRequiredMembers]
    internal RunStop(JsonObject json) => _json = Members.Arrange(json, Order);

    /// <inheritdoc/>
    public override DocumentName Name => DocumentName.Stop;

    /// <summary>Globally unique ID of this document.</summary>
    public required string Uid { get => _json["uid"].AsString(); init => _json = Members.Set(_json, Order, "uid", value); }

    /// <summary>When the run ended, in Unix seconds.</summary>
    public required double Time { get => _json["time"].AsDouble(); init => _json = Members.Set(_json, Order, "time", value); }

    /// <summary>Uid of the run.</summary>
    public required string RunStart { get => _json["run_start"].AsString(); init => _json = Members.Set(_json, Order, "run_start", value); }

    /// <summary>How the run ended.</summary>
    public required ExitStatus ExitStatus
    {
        get => (ExitStatus)Array.IndexOf(Statuses, _json["exit_status"].AsString());
        init => _json = Members.Set(_json, Order, "exit_status", Statuses[(int)value]);
    }

    /// <summary>Why the run ended, in words.</summary>
    public string? Reason { get => Members.Text(_json, "reason"); init => _json = Members.SetOptional(_json, Order, "reason", value); }

    /// <summary>Number of different seq_nums by stream.</summary>
    public JsonObject? NumEvents { get => Members.Map(_json, "num_events"); init => _json = Members.SetOptional(_json, Order, "num_events", value); }

    /// <summary>The data_type member, of any value.</summary>
    public JsonValue? DataType { get => Members.Value(_json, "data_type"); init => _json = Members.SetOptional(_json, Order, "data_type", value); }

    /// <summary>All members without a type of their own.</summary>
    public JsonObject Metadata { get => Members.Free(_json, Order); init => _json = Members.SetFree(_json, Order, value); }

    /// <inheritdoc/>
    public override JsonObject ToJson() => _json;

    /// <inheritdoc/>
    public bool Equals(RunStop? other) => other is not null && _json.Equals(other._json);

    /// <inheritdoc/>
    public override int GetHashCode() => Uid.GetHashCode(StringComparison.Ordinal);
}
