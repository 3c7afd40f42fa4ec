using System.Buffers.Binary;
using Cerulean.Documents.Serialization;

namespace Cerulean.Assets.Compression;

/// <summary>Opens files that may be compressed; what they are is told by their first bytes, never by their names.</summary>
public static class CompressedFile
{
    private const ushort GzipMagic = 0x8B1F;
    private const uint ZstdMagic = 0xFD2FB528;

    /// <summary>
    /// The uncompressed content of a plain, gzip or zstd file. Only that of a plain file can seek; a compressed one is decompressed on a
    /// thread of its own, also one that comes through a pipe. Its reads throw <see cref="InvalidDataException"/> or <see cref="EndOfStreamException"/> where the data are damaged or cut off.
    /// </summary>
    public static Stream OpenRead(string path)
    {
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        try
        {
            return Decompress(file);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    private static Stream Decompress(FileStream file)
    {
        Span<byte> head = stackalloc byte[4];
        var count = file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        Stream whole = file;
        if (file.CanSeek) file.Position = 0;
        else whole = new PrefixedStream(head[..count].ToArray(), file);
        if (count < head.Length) return whole;
        var magic = BinaryPrimitives.ReadUInt32LittleEndian(head);
        return magic == ZstdMagic ? new ReadAheadStream(new ZstdStream(whole))
            : (ushort)magic == GzipMagic ? new ReadAheadStream(new GzipInput([], whole))
            : whole;
    }

    // What was read of a pipe, and the rest of it.
    private sealed class PrefixedStream(byte[] head, Stream rest) : InputStream
    {
        private int _position;

        public override int Read(Span<byte> buffer)
        {
            if (_position == head.Length) return rest.Read(buffer);
            var count = Math.Min(buffer.Length, head.Length - _position);
            head.AsSpan(_position, count).CopyTo(buffer);
            _position += count;
            return count;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing) rest.Dispose();
            base.Dispose(disposing);
        }
    }
}
