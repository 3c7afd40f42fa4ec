using Cerulean.Documents;
using Cerulean.Documents.Serialization;

namespace Cerulean.Transport;

/// <summary>Takes records apart, and no further.</summary>
internal sealed class EnvelopeTarget(bool strict) : IRecordTarget
{
    private readonly DocumentReader _json = new(strict);
    private readonly MsgPackDocumentReader _msgPack = new();

    public (string Name, JsonValue Body)? Envelope { get; private set; }

    public List<Finding> Findings { get; } = [];

    public bool TakeJson(ReadOnlySpan<byte> envelope)
    {
        var isGood = _json.ReadEnvelope(envelope, out var name, out var body, Findings);
        if (isGood) Envelope = (name, body);
        return isGood;
    }

    public int TakeMsgPack(ReadOnlySpan<byte> data)
    {
        if (_msgPack.ReadEnvelope(data, out var name, out var body, Findings, out var length)) Envelope = (name, body);
        return length;
    }

    public void Clear()
    {
        Envelope = null;
        Findings.Clear();
    }
}
