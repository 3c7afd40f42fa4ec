using System.Buffers.Binary;
using System.Text;
using Cerulean.Documents;
using Microsoft.Win32.SafeHandles;

namespace Cerulean.Assets.Handlers;

/// <summary>Reads .npy files of the format versions 1 to 3 straight into memory. Headers that come again are not read again.</summary>
internal sealed class NpyReader
{
    private const int FirstBytes = 128;
    private const int MaxHeader = 1 << 20;

    private static readonly byte[] Magic = [0x93, .. "NUMPY"u8];

    private readonly byte[] _first = new byte[FirstBytes];
    private byte[] _known = [];
    private NpyLayout _layout = new(DType.Float64, [0], false);

    /// <summary>The whole array of a file.</summary>
    /// <exception cref="IOException">The file is not there, or not whole yet.</exception>
    /// <exception cref="AssetException">The file is no .npy file.</exception>
    public NdArray Read(string path, ArrayMemory memory)
    {
        using var file = Open(path, out var layout, out var start);
        if (layout.IsFortran && layout.Shape.Length > 1) return NpyTranspose.Read(file, path, layout, start, memory);
        var target = memory.Take(layout.Bytes);
        Read(file, path, start, target.Span);
        return new NdArray(layout.Type, layout.Shape, target);
    }

    /// <summary>Opens a file and reads its header; the caller disposes of it.</summary>
    public SafeFileHandle Open(string path, out NpyLayout layout, out int start)
    {
        var file = Disk.OpenToRead(path);
        try
        {
            var length = RandomAccess.GetLength(file);
            layout = Header(file, path, length, out start);
            if (start + layout.Bytes > length) throw new EndOfStreamException($"{path} has {length} bytes, expected {start + layout.Bytes}: it is not whole, or still being written");
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Fills the target with what the file holds from a place on.</summary>
    public static void Read(SafeFileHandle file, string path, long at, Span<byte> target)
    {
        while (!target.IsEmpty)
        {
            var read = RandomAccess.Read(file, target, at);
            if (read == 0) throw new EndOfStreamException($"{path} ends at byte {at}, {target.Length} bytes early: it is still being written");
            at += read;
            target = target[read..];
        }
    }

    private NpyLayout Header(SafeFileHandle file, string path, long length, out int start)
    {
        var first = _first.AsSpan(0, RandomAccess.Read(file, _first, 0));
        if (_known.Length > 0 && first.StartsWith(_known))
        {
            start = _known.Length;
            return _layout;
        }

        var size = HeaderLength(path, first, length, out var before);
        start = before + size;
        var header = new byte[start];
        Read(file, path, 0, header);
        try
        {
            _layout = NpyLayout.Parse((first[Magic.Length] < 3 ? Encoding.Latin1 : Encoding.UTF8).GetString(header.AsSpan(before)));
        }
        catch (Exception error) when (error is FormatException or InvalidOperationException or ArgumentException)
        {
            throw new AssetException($"{path}: the header of the .npy file is damaged: {error.Message.TrimEnd('.')}.", error);
        }

        // A longer one is not among the first bytes.
        _known = start <= FirstBytes ? header : [];
        return _layout;
    }

    private static int HeaderLength(string path, ReadOnlySpan<byte> first, long length, out int before)
    {
        before = Magic.Length + 2 + sizeof(ushort);
        if (first.Length < before + sizeof(ushort) && Magic.AsSpan().StartsWith(first[..Math.Min(first.Length, Magic.Length)]))
        {
            throw new EndOfStreamException($"{path} has {first.Length} bytes: it is not whole, or still being written");
        }

        if (!first.StartsWith(Magic)) throw new AssetException($"{path}: found no .npy file, expected one to begin with \\x93NUMPY. Check the spec of its resource.");
        var version = first[Magic.Length];
        if (version is < 1 or > 3) throw new AssetException($"{path}: found version {version} of the .npy format, expected 1 to 3.");
        if (version > 1) before += sizeof(ushort);
        long size = version == 1 ? BinaryPrimitives.ReadUInt16LittleEndian(first[8..]) : BinaryPrimitives.ReadUInt32LittleEndian(first[8..]);
        if (size > MaxHeader) throw new AssetException($"{path}: found a header of {size} bytes, expected at most {MaxHeader}: the file is damaged.");
        if (before + size > length) throw new EndOfStreamException($"{path} has {length} bytes, its header alone {before + size}: it is not whole, or still being written");
        return (int)size;
    }
}
