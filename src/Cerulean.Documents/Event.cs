namespace Cerulean.Documents;

/// <summary>One row of a stream: the data of one moment, with the time each value was read.</summary>
public sealed record Event : Document
{
    private static readonly JsonKeys WithoutFilled = new("uid", "time", "descriptor", "seq_num", "data", "timestamps");
    private static readonly JsonKeys WithFilled = new("uid", "time", "descriptor", "seq_num", "data", "timestamps", "filled");

    /// <inheritdoc/>
    public override DocumentName Name => DocumentName.Event;

    /// <summary>Globally unique ID of the event.</summary>
    public required string Uid { get; init; }

    /// <summary>Uid of the descriptor.</summary>
    public required string Descriptor { get; init; }

    /// <summary>Number of the row in its stream, from 1; a rewind repeats it and the last one counts.</summary>
    public required long SeqNum { get; init; }

    /// <summary>When the event was made, in Unix seconds.</summary>
    public required double Time { get => TimeValue.AsDouble(); init => TimeValue = value; }

    /// <summary>The values by data key. An external key holds its datum id until it is filled.</summary>
    public required JsonObject Data { get; init; }

    /// <summary>When each value was read, in Unix seconds.</summary>
    public required JsonObject Timestamps { get; init; }

    /// <summary>By external key: false, true, or the datum id that was filled in. Absent and empty are different.</summary>
    public JsonObject? Filled { get; init; }

    // The time as it came: an integer stays an integer.
    internal JsonValue TimeValue { get; init; }

    /// <inheritdoc/>
    public override JsonObject ToJson() => Filled is null
        ? new JsonObject(WithoutFilled, [Uid, TimeValue, Descriptor, SeqNum, Data, Timestamps])
        : new JsonObject(WithFilled, [Uid, TimeValue, Descriptor, SeqNum, Data, Timestamps, Filled]);

    internal static Event FromJson(JsonObject json) => new()
    {
        Uid = json["uid"].AsString(),
        Time = 0,
        TimeValue = json["time"],
        Descriptor = json["descriptor"].AsString(),
        SeqNum = Members.RequireInt64(json["seq_num"], "seq_num"),
        Data = json["data"].AsObject(),
        Timestamps = json["timestamps"].AsObject(),
        Filled = json.GetOrNull("filled").ObjectOrNull,
    };
}
