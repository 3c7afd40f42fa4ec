using System.Text.Json;

namespace Cerulean.Documents.Serialization;

public sealed partial class DocumentReader
{
    // The short way of ordinary events: one pass, no intermediate value. Whatever is unusual in the least gives null, and the event goes
    // the general way, which alone pronounces the verdict.
    private Event? TryReadEvent(ref JsonSource source)
    {
        source.Next();
        if (source.Token != JsonTokenType.StartArray) return null;
        source.Next();
        if (source.Token != JsonTokenType.String || !source.Span.SequenceEqual("event"u8)) return null;
        source.Next();
        if (source.Token != JsonTokenType.StartObject) return null;
        var draft = default(EventDraft);
        while (source.Read() && source.Token == JsonTokenType.PropertyName)
        {
            if (source.IsEscaped || !ReadMember(ref source, ref draft)) return null;
        }

        source.Next();
        if (source.Token != JsonTokenType.EndArray) return null;
        source.Read();
        return draft.ToEvent();
    }

    private bool ReadMember(ref JsonSource source, ref EventDraft draft)
    {
        var name = source.Span;
        switch (name.Length)
        {
            case 3 when name.SequenceEqual("uid"u8) && draft.Uid is null:
                source.Next();
                return source.TryGetText(out draft.Uid);
            case 4 when name.SequenceEqual("time"u8) && draft.Time.IsNull:
                source.Next();
                draft.Time = source.ReadValue();
                return draft.Time.IsNumber;
            case 4 when name.SequenceEqual("data"u8) && draft.Data is null:
                return TryReadObject(ref source, out draft.Data);
            case 6 when name.SequenceEqual("filled"u8) && draft.Filled is null:
                return TryReadObject(ref source, out draft.Filled) && IsFilled(draft.Filled!);
            case 7 when name.SequenceEqual("seq_num"u8) && draft.SeqNum.IsNull:
                source.Next();
                draft.SeqNum = source.ReadValue();
                return draft.SeqNum.IsInt64;
            case 10 when name.SequenceEqual("timestamps"u8) && draft.Timestamps is null:
                return TryReadObject(ref source, out draft.Timestamps);
            case 10 when name.SequenceEqual("descriptor"u8) && draft.Descriptor is null:
                source.Next();
                if (source.Token != JsonTokenType.String || source.IsEscaped) return false;
                draft.Descriptor = _scratch.Intern(source.Span);
                return true;
            default: return false;
        }
    }

    private static bool TryReadObject(ref JsonSource source, out JsonObject? json)
    {
        source.Next();
        json = source.Token == JsonTokenType.StartObject ? source.ReadObject() : null;
        return json is not null;
    }

    private static bool IsFilled(JsonObject filled)
    {
        foreach (var value in filled.Values)
        {
            if (value.Kind is not (JsonKind.Boolean or JsonKind.String)) return false;
        }

        return true;
    }

    private struct EventDraft
    {
        public string? Uid;
        public string? Descriptor;
        public JsonValue Time;
        public JsonValue SeqNum;
        public JsonObject? Data;
        public JsonObject? Timestamps;
        public JsonObject? Filled;

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
}
