using System.Buffers;
using System.Text;

namespace Cerulean.Documents.Serialization;

/// <summary>Writes documents as MessagePack, each an array [name, doc]. Typed members come first, as in JSON.</summary>
public static class MsgPackDocumentWriter
{
    private static readonly byte[][] Names = [.. DocumentNames.All.Select(Encoding.UTF8.GetBytes)];

    /// <summary>Writes a document in its envelope.</summary>
    public static void Write(Document document, IBufferWriter<byte> output)
    {
        var target = new MsgPackTarget(output);
        target.WriteArrayHead(2);
        target.Write(Names[(int)document.Name]);
        if (document is Event row) WriteEvent(row, ref target);
        else target.Write(document.ToJson());
        target.Flush();
    }

    private static void WriteEvent(Event row, ref MsgPackTarget target)
    {
        target.WriteMapHead(row.Filled is null ? 6 : 7);
        target.Write("uid"u8);
        target.Write(row.Uid);
        target.Write("time"u8);
        target.Write(row.TimeValue);
        target.Write("descriptor"u8);
        target.Write(row.Descriptor);
        target.Write("seq_num"u8);
        target.Write(row.SeqNum);
        target.Write("data"u8);
        target.Write(row.Data);
        target.Write("timestamps"u8);
        target.Write(row.Timestamps);
        if (row.Filled is null) return;
        target.Write("filled"u8);
        target.Write(row.Filled);
    }
}
