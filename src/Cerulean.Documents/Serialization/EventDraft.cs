namespace Cerulean.Documents.Serialization;

/// <summary>The members of an event while it is read in one pass, whatever their order.</summary>
internal struct EventDraft
{
    public string? Uid;
    public string? Descriptor;
    public JsonValue Time;
    public JsonValue SeqNum;
    public JsonObject? Data;
    public JsonObject? Timestamps;
    public JsonObject? Filled;

    public static bool IsFilled(JsonObject filled)
    {
        foreach (var value in filled.Values)
        {
            if (value.Kind is not (JsonKind.Boolean or JsonKind.String)) return false;
        }

        return true;
    }

    /// <summary>The event, null where a member is missing.</summary>
    public readonly Event? ToEvent() => Uid is null || Descriptor is null || Time.IsNull || SeqNum.IsNull || Data is null || Timestamps is null
        ? null
        : new Event
        {
            Uid = Uid,
            Descriptor = Descriptor,
            Time = 0,
            TimeValue = Time,
            SeqNum = SeqNum.AsInt64(),
            Data = Data,
            Timestamps = Timestamps,
            Filled = Filled,
        };
}
