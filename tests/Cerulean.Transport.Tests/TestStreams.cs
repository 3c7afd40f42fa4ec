using Cerulean.Documents;

namespace Cerulean.Transport.Tests;

/// <summary>Keeps what it is given.</summary>
internal sealed class ListSink : IDocumentSink
{
    public List<Document> Documents { get; } = [];

    public void Accept(Document document) => Documents.Add(document);
}

/// <summary>Some bytes, then very many of one letter.</summary>
internal sealed class EndlessStream(byte[] head, long length) : MemoryStream(head)
{
    private long _left = length;

    public override bool CanSeek => false;

    public override int Read(Span<byte> buffer)
    {
        var count = base.Read(buffer);
        if (count > 0) return count;
        count = (int)Math.Min(_left, buffer.Length);
        buffer[..count].Fill((byte)'x');
        _left -= count;
        return count;
    }
}

/// <summary>Hands out one part at a time, as a pipe does.</summary>
internal sealed class StepStream(byte[][] parts) : MemoryStream
{
    public int Steps { get; private set; }

    public override bool CanSeek => false;

    public override int Read(Span<byte> buffer)
    {
        if (Steps == parts.Length) return 0;
        parts[Steps].CopyTo(buffer);
        return parts[Steps++].Length;
    }
}
