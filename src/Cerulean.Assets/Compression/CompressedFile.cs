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
    /// thread of its own. Its reads throw <see cref="InvalidDataException"/> or <see cref="EndOfStreamException"/> where the data are damaged or cut off.
    /// </summary>
    public static Stream OpenRead(string path)
    {
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        try
        {
            return file.CanSeek ? Decompress(file) : file;
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
        file.Position = 0;
        if (count < head.Length) return file;
        var magic = BinaryPrimitives.ReadUInt32LittleEndian(head);
        return magic == ZstdMagic ? new ReadAheadStream(new ZstdStream(file))
            : (ushort)magic == GzipMagic ? new ReadAheadStream(new GzipInput([], file))
            : file;
    }
}
