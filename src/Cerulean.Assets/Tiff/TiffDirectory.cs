namespace Cerulean.Assets.Tiff;

/// <summary>The fields of one page, as they stand in the file.</summary>
internal sealed class TiffDirectory
{
    // Sizes of the types of fields, by their number: BYTE, ASCII, SHORT, LONG, …; 16 to 18 are of BigTIFF.
    private static readonly int[] Sizes = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4, 0, 0, 8, 8, 8];

    private const int Double = 12;

    private readonly TiffBytes _bytes;
    private readonly byte[] _entries;
    private readonly int _entryLength;
    private readonly int _inline;

    /// <summary>Reads a directory.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="offset">Where the directory begins.</param>
    /// <param name="page">Number of the page, for errors.</param>
    public TiffDirectory(TiffBytes bytes, long offset, int page)
    {
        (_bytes, Page) = (bytes, page);
        (_entryLength, _inline) = bytes.IsBigTiff ? (20, 8) : (12, 4);
        Span<byte> head = stackalloc byte[sizeof(ulong)];
        head = head[..(bytes.IsBigTiff ? sizeof(ulong) : sizeof(ushort))];
        bytes.Read((ulong)offset, head, page, TiffTag.None);
        var count = bytes.IsBigTiff ? bytes.UInt64(head) : bytes.UInt16(head);
        // A page has some twenty fields; the tags have 16 bits.
        if (count is 0 or > ushort.MaxValue) throw bytes.Error(page, TiffTag.None, $"a directory of {count} fields", $"1 to {ushort.MaxValue}");
        var length = ((int)count * _entryLength) + _inline;
        if (length > bytes.Length) throw bytes.Error(page, TiffTag.None, $"a directory of {count} fields in a file of {bytes.Length} bytes", "fewer fields");
        _entries = new byte[length];
        bytes.Read((ulong)(offset + head.Length), _entries, page, TiffTag.None);
    }

    public int Page { get; }

    /// <summary>Where the next directory begins; 0 for none.</summary>
    public ulong Next => Offset(_entries.AsSpan(^_inline));

    public bool Has(TiffTag tag) => Find(tag).Length > 0;

    /// <summary>A number; where the field is absent what holds without it, or an error where there is no such thing.</summary>
    public long Number(TiffTag tag, long? otherwise = null)
    {
        var entry = Find(tag);
        if (entry.Length == 0) return otherwise ?? throw Error(tag, "no such field", "one: the page cannot be read without it");
        return (long)Math.Min(Numbers(entry, tag, count: 1)[0], long.MaxValue);
    }

    /// <summary>All numbers of a field; it must have at least so many.</summary>
    public ulong[] Numbers(TiffTag tag, long least)
    {
        var entry = Find(tag);
        var count = entry.Length == 0 ? 0 : Count(entry);
        if (count < (ulong)least) throw Error(tag, count == 0 ? "no such field" : $"{count} numbers", $"{least}");
        return Numbers(entry, tag, least);
    }

    /// <summary>Number of values of a field, 0 where it is absent.</summary>
    public ulong CountOf(TiffTag tag) => Find(tag) is { Length: > 0 } entry ? Count(entry) : 0;

    /// <summary>A float of 8 bytes, or null where there is no such field.</summary>
    public double? Float(TiffTag tag)
    {
        var entry = Find(tag);
        return entry.Length > 0 && _bytes.UInt16(entry[2..]) == Double && Count(entry) == 1
            ? BitConverter.UInt64BitsToDouble(_bytes.UInt64(Value(entry, tag, sizeof(double))))
            : null;
    }

    public AssetException Error(TiffTag tag, string found, string expected) => _bytes.Error(Page, tag, found, expected);

    private ReadOnlySpan<byte> Find(TiffTag tag)
    {
        for (var at = 0; at + _entryLength <= _entries.Length; at += _entryLength)
        {
            var entry = _entries.AsSpan(at, _entryLength);
            if (_bytes.UInt16(entry) == (int)tag) return entry;
        }

        return [];
    }

    private ulong[] Numbers(ReadOnlySpan<byte> entry, TiffTag tag, long count)
    {
        var type = _bytes.UInt16(entry[2..]);
        var size = type is 1 or 3 or 4 or 13 or 16 or 18 ? Sizes[type] : throw Error(tag, $"type {type}", "SHORT, LONG or another type of integers");
        if (Count(entry) == 0) throw Error(tag, "no number", "at least one");
        if (count * size > Math.Min(_bytes.Length, Array.MaxLength)) throw Error(tag, $"{count} numbers in a file of {_bytes.Length} bytes", "fewer");
        var value = Value(entry, tag, (int)count * size);
        var numbers = new ulong[count];
        for (var i = 0; i < numbers.Length; i++)
        {
            var at = value[(i * size)..];
            numbers[i] = size switch { 1 => at[0], 2 => _bytes.UInt16(at), 4 => _bytes.UInt32(at), _ => _bytes.UInt64(at) };
        }

        return numbers;
    }

    // Values that fit stand in the entry itself, all the field's values count for that.
    private ReadOnlySpan<byte> Value(ReadOnlySpan<byte> entry, TiffTag tag, int length)
    {
        var size = (ulong)Sizes[Math.Min((int)_bytes.UInt16(entry[2..]), Sizes.Length - 1)];
        var inline = entry[^_inline..];
        if (Count(entry) <= (ulong)_inline / size) return inline[..length];
        var value = new byte[length];
        _bytes.Read(Offset(inline), value, Page, tag);
        return value;
    }

    private ulong Count(ReadOnlySpan<byte> entry) => _inline == sizeof(ulong) ? _bytes.UInt64(entry[4..]) : _bytes.UInt32(entry[4..]);

    private ulong Offset(ReadOnlySpan<byte> bytes) => _inline == sizeof(ulong) ? _bytes.UInt64(bytes) : _bytes.UInt32(bytes);
}
