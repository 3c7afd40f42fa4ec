using System.Buffers.Binary;
using Cerulean.Assets.Tiff;

namespace Cerulean.Assets.Images;

/// <summary>The directory of a page as it is written, little endian; fields are added in the order of their tags.</summary>
internal sealed class TiffFields(bool isBig)
{
    private const int Short = 3;
    private const int Long = 4;
    private const int Long8 = 16;

    private readonly List<(TiffTag Tag, int Type, int Count, long Value)> _fields = [];

    private int EntryLength => isBig ? 20 : 12;

    private int Inline => isBig ? sizeof(ulong) : sizeof(uint);

    private int HeadLength => isBig ? sizeof(ulong) : sizeof(ushort);

    private int DirectoryLength => HeadLength + (_fields.Count * EntryLength) + Inline;

    /// <summary>Length with the values that do not fit their entries.</summary>
    public int Length => DirectoryLength + _fields.Sum(Beside);

    /// <summary>Adds a number, as often as there are samples.</summary>
    public void Add(TiffTag tag, int value, int count = 1) => _fields.Add((tag, count > 1 || value <= ushort.MaxValue ? Short : Long, count, value));

    /// <summary>Adds where the pixels begin, which is not known yet.</summary>
    public void AddPlace(TiffTag tag) => _fields.Add((tag, isBig ? Long8 : Long, 1, -1));

    /// <summary>The bytes of the directory, up to the pixels.</summary>
    /// <param name="at">Where it stands.</param>
    /// <param name="place">Where the pixels begin.</param>
    /// <param name="next">Where the next directory begins, or 0.</param>
    public byte[] Assemble(long at, long place, long next)
    {
        var bytes = new byte[place - at];
        Write(bytes, HeadLength, _fields.Count);
        var beside = DirectoryLength;
        for (var i = 0; i < _fields.Count; i++)
        {
            var (tag, type, count, value) = _fields[i];
            var entry = bytes.AsSpan(HeadLength + (i * EntryLength), EntryLength);
            Write(entry, sizeof(ushort), (int)tag);
            Write(entry[2..], sizeof(ushort), type);
            Write(entry[4..], Inline, count);
            var values = entry[^Inline..];
            if (Beside(_fields[i]) is > 0 and var length)
            {
                Write(values, Inline, at + beside);
                values = bytes.AsSpan(beside, length);
                beside += length;
            }

            for (var sample = 0; sample < count; sample++) Write(values[(sample * SizeOf(type))..], SizeOf(type), value < 0 ? place : value);
        }

        Write(bytes.AsSpan(DirectoryLength - Inline), Inline, next);
        return bytes;
    }

    private static int SizeOf(int type) => type switch { Short => sizeof(ushort), Long => sizeof(uint), _ => sizeof(ulong) };

    private static void Write(Span<byte> target, int size, long value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, value);
        bytes[..size].CopyTo(target);
    }

    private int Beside((TiffTag Tag, int Type, int Count, long Value) field) => field.Count * SizeOf(field.Type) is var length && length > Inline ? length : 0;
}
