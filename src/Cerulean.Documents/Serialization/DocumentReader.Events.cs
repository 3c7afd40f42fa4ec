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
                return TryReadObject(ref source, out draft.Filled) && EventDraft.IsFilled(draft.Filled!);
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
}
