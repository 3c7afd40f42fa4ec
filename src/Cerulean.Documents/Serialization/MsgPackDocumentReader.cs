using System.Text;

namespace Cerulean.Documents.Serialization;

/// <summary>
/// Reads documents from MessagePack, [name, doc] or {name, doc}, and gives the schema's verdict on each. It remembers names and layouts
/// from document to document: one reader serves one thread.
/// </summary>
public sealed class MsgPackDocumentReader
{
    private readonly JsonScratch _scratch = new();

    // The beginning of an event in its array envelope.
    private static ReadOnlySpan<byte> EventHead => [MsgPackMark.FixArray | 2, MsgPackMark.FixText | 5, (byte)'e', (byte)'v', (byte)'e', (byte)'n', (byte)'t'];

    /// <summary>Reads the document at the beginning of the data and says how long it is. Bulk documents become pages.</summary>
    /// <returns>False, with findings, where it is none; false, with length 0, where the data end before the document does.</returns>
    /// <exception cref="MsgPackFormatException">The bytes are no MessagePack, so that nobody can say where the next document begins.</exception>
    public bool Read(ReadOnlySpan<byte> data, List<Document> documents, List<Finding> findings, out int length)
    {
        if (TryReadEvent(data, out length) is { } row)
        {
            documents.Add(row);
            return true;
        }

        return ReadEnvelope(data, out var name, out var body, findings, out length) && DocumentReader.Read(name, body, documents, findings);
    }

    /// <summary>Reads the name and the body of the document at the beginning of the data, without judging the body.</summary>
    /// <returns>False, with a finding, where it is none; false, with length 0, where the data end before the document does.</returns>
    /// <exception cref="MsgPackFormatException">The bytes are no MessagePack, so that nobody can say where the next document begins.</exception>
    public bool ReadEnvelope(ReadOnlySpan<byte> data, out string name, out JsonValue body, List<Finding> findings, out int length)
    {
        (name, body) = ("", default);
        length = MsgPack.Measure(data);
        if (length == 0) return false;
        try
        {
            MsgPack.TryRead(data, _scratch, out var envelope, out length);
            return DocumentReader.TryReadEnvelope(envelope, out name, out body, findings);
        }
        catch (MsgPackFormatException error)
        {
            findings.Add(new Finding(error.Message));
            return false;
        }
    }

    // The short way of ordinary events: one pass, no intermediate value. Whatever is unusual in the least gives null, and the event goes
    // the general way, which alone pronounces the verdict.
    private Event? TryReadEvent(ReadOnlySpan<byte> data, out int length)
    {
        length = 0;
        if (!data.StartsWith(EventHead)) return null;
        var source = new MsgPackSource(data[EventHead.Length..], _scratch);
        var draft = default(EventDraft);
        try
        {
            for (var count = source.ReadMapHead(); count > 0; count--)
            {
                if (!ReadMember(ref source, ref draft)) return null;
            }
        }
        catch (Exception error) when (error is FormatException or DecoderFallbackException)
        {
            return null;
        }

        length = EventHead.Length + source.Position;
        return source.Failed ? null : draft.ToEvent();
    }

    private bool ReadMember(ref MsgPackSource source, ref EventDraft draft)
    {
        if (!source.TryReadText(out var name)) return false;
        switch (name.Length)
        {
            case 3 when name.SequenceEqual("uid"u8) && draft.Uid is null:
                draft.Uid = source.ReadValue().StringOrNull;
                return draft.Uid is not null;
            case 4 when name.SequenceEqual("time"u8) && draft.Time.IsNull:
                draft.Time = source.ReadValue();
                return draft.Time.IsNumber;
            case 4 when name.SequenceEqual("data"u8) && draft.Data is null:
                draft.Data = source.TryReadObject();
                return draft.Data is not null;
            case 6 when name.SequenceEqual("filled"u8) && draft.Filled is null:
                draft.Filled = source.TryReadObject();
                return draft.Filled is not null && EventDraft.IsFilled(draft.Filled);
            case 7 when name.SequenceEqual("seq_num"u8) && draft.SeqNum.IsNull:
                draft.SeqNum = source.ReadValue();
                return draft.SeqNum.IsInt64;
            case 10 when name.SequenceEqual("timestamps"u8) && draft.Timestamps is null:
                draft.Timestamps = source.TryReadObject();
                return draft.Timestamps is not null;
            case 10 when name.SequenceEqual("descriptor"u8) && draft.Descriptor is null:
                if (!source.TryReadText(out var descriptor)) return false;
                draft.Descriptor = _scratch.Intern(descriptor);
                return true;
            default: return false;
        }
    }
}
