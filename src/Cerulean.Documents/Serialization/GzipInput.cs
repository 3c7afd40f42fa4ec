using System.IO.Compression;

namespace Cerulean.Documents.Serialization;

/// <summary>
/// Uncompresses gzip, of any number of members. Throws <see cref="EndOfStreamException"/> where the data are cut off, and
/// <see cref="InvalidDataException"/> where they are damaged or followed by something else.
/// </summary>
/// <remarks>
/// The framework's stream takes a cut for an end and ignores what follows. So it is given a seal behind the data, one small member more:
/// only where the data end as they should does the content of the seal, and nothing else, come out at the end.
/// </remarks>
public sealed class GzipInput : InputStream
{
    private const string Cut = "the gzip data are cut off";

    private static readonly byte[] SealText = "Cerulean: here the data end."u8.ToArray();
    private static readonly byte[] Seal = Compress(SealText);

    private readonly SealedStream _compressed;
    private readonly GZipStream _gzip;
    private bool _atEnd;

    /// <summary>Uncompresses the bytes that have been read of a stream, and the rest of it.</summary>
    public GzipInput(byte[] head, Stream rest, bool leaveOpen = false)
    {
        _compressed = new SealedStream(head, rest, leaveOpen);
        _gzip = new GZipStream(_compressed, CompressionMode.Decompress);
    }

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        if (_atEnd || buffer.IsEmpty) return 0;

        // Output of the data comes before the seal is asked for, so the two never come together.
        var count = Uncompress(buffer);
        if (!_compressed.IsSealRead) return count > 0 ? count : throw new InvalidDataException("something that is no gzip follows the gzip data");
        CheckSeal(buffer[..count]);
        _atEnd = true;
        return 0;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing) _gzip.Dispose();
        base.Dispose(disposing);
    }

    private void CheckSeal(ReadOnlySpan<byte> first)
    {
        Span<byte> text = new byte[SealText.Length + 1];
        var length = Math.Min(first.Length, text.Length);
        first[..length].CopyTo(text);
        for (var count = 1; count > 0 && length < text.Length; length += count) count = Uncompress(text[length..]);
        if (!text[..length].SequenceEqual(SealText)) throw new EndOfStreamException(Cut);
    }

    private int Uncompress(Span<byte> buffer)
    {
        try
        {
            return _gzip.Read(buffer);
        }
        catch (InvalidDataException error)
        {
            throw _compressed.IsSealRead ? new EndOfStreamException(Cut, error) : new InvalidDataException("the gzip data are damaged", error);
        }
    }

    private static byte[] Compress(byte[] text)
    {
        using var output = new MemoryStream();
        using (var gzip = new GZipStream(output, CompressionLevel.Fastest)) gzip.Write(text);
        return output.ToArray();
    }

    private sealed class SealedStream(byte[] head, Stream rest, bool leaveOpen) : InputStream
    {
        private readonly MemoryStream _head = new(head);
        private readonly MemoryStream _seal = new(Seal);

        public bool IsSealRead { get; private set; }

        public override int Read(Span<byte> buffer)
        {
            var count = _head.Read(buffer);
            if (count == 0) count = rest.Read(buffer);
            if (count > 0 || buffer.IsEmpty) return count;
            IsSealRead = true;
            return _seal.Read(buffer);
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing && !leaveOpen) rest.Dispose();
            base.Dispose(disposing);
        }
    }
}
