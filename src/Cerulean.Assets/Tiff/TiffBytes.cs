using System.Buffers.Binary;
using Microsoft.Win32.SafeHandles;

namespace Cerulean.Assets.Tiff;

/// <summary>The bytes of a TIFF file in its byte order. Nothing is read beyond its end, and every failure tells the place.</summary>
internal sealed class TiffBytes : IDisposable
{
    private const int HeaderLength = 8;
    private const int BigHeaderLength = 16;

    private readonly SafeFileHandle _file;

    public TiffBytes(string path)
    {
        Path = path;
        _file = Disk.OpenToRead(path);
        try
        {
            Length = RandomAccess.GetLength(_file);
            FirstDirectory = Begin();
        }
        catch
        {
            _file.Dispose();
            throw;
        }
    }

    public string Path { get; }

    public long Length { get; }

    public bool IsBigEndian { get; private set; }

    /// <summary>True where offsets have 8 bytes.</summary>
    public bool IsBigTiff { get; private set; }

    /// <summary>Where the first directory begins.</summary>
    public long FirstDirectory { get; }

    /// <summary>Fills the target from a place of the file.</summary>
    /// <exception cref="EndOfStreamException">The file ends before; it may still be growing.</exception>
    public void Read(ulong offset, Span<byte> target, int page, TiffTag tag)
    {
        if (offset > (ulong)Length || (ulong)target.Length > (ulong)Length - offset)
        {
            throw new EndOfStreamException(
                $"{Place(page, tag)}: found the end of the file at {Length}, expected {target.Length} bytes from {offset} on. The file is still being written, was cut off, or is damaged.");
        }

        for (var read = 0; read < target.Length;)
        {
            var more = RandomAccess.Read(_file, target[read..], (long)offset + read);
            if (more == 0) throw new EndOfStreamException($"{Place(page, tag)}: the file has become shorter while it was read.");
            read += more;
        }
    }

    public ushort UInt16(ReadOnlySpan<byte> bytes) =>
        IsBigEndian ? BinaryPrimitives.ReadUInt16BigEndian(bytes) : BinaryPrimitives.ReadUInt16LittleEndian(bytes);

    public uint UInt32(ReadOnlySpan<byte> bytes) =>
        IsBigEndian ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : BinaryPrimitives.ReadUInt32LittleEndian(bytes);

    public ulong UInt64(ReadOnlySpan<byte> bytes) =>
        IsBigEndian ? BinaryPrimitives.ReadUInt64BigEndian(bytes) : BinaryPrimitives.ReadUInt64LittleEndian(bytes);

    public AssetException Error(int page, TiffTag tag, string found, string expected) => new($"{Place(page, tag)}: found {found}, expected {expected}.");

    public void Dispose() => _file.Dispose();

    private string Place(int page, TiffTag tag) => $"{Path}{(page < 0 ? "" : $", page {page}")}{(tag == TiffTag.None ? "" : $", {tag}")}";

    private long Begin()
    {
        Span<byte> header = stackalloc byte[BigHeaderLength];
        Read(0, header[..HeaderLength], page: -1, TiffTag.None);
        IsBigEndian = header[0] == 'M';
        var version = UInt16(header[2..]);
        if (header[0] != header[1] || header[0] is not ((byte)'I' or (byte)'M') || version is not (42 or 43))
        {
            throw Error(page: -1, TiffTag.None, $"the first bytes {Convert.ToHexString(header[..4])}", "those of a TIFF file: II or MM, then 42 or 43");
        }

        IsBigTiff = version == 43;
        if (!IsBigTiff) return UInt32(header[4..]);
        Read(0, header, page: -1, TiffTag.None);
        var size = UInt16(header[4..]);
        if (size != sizeof(ulong)) throw Error(page: -1, TiffTag.None, $"offsets of {size} bytes", "8, as in all BigTIFF files");
        return (long)Math.Min(UInt64(header[8..]), long.MaxValue);
    }
}
