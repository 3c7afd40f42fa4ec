using Cerulean.Documents;
using Cerulean.Documents.Serialization;

namespace Cerulean.Transport;

/// <summary>Makes documents of records.</summary>
internal sealed class DocumentTarget(bool strict) : IRecordTarget
{
    private readonly DocumentReader _json = new(strict);
    private readonly MsgPackDocumentReader _msgPack = new();

    public List<Document> Documents { get; } = [];

    public List<Finding> Findings { get; } = [];

    public bool TakeJson(ReadOnlySpan<byte> envelope) => _json.Read(envelope, Documents, Findings);

    public int TakeMsgPack(ReadOnlySpan<byte> data)
    {
        _msgPack.Read(data, Documents, Findings, out var length);
        return length;
    }

    public void Clear()
    {
        Documents.Clear();
        Findings.Clear();
    }
}
