using System.Buffers.Binary;

namespace Cerulean.Cherenkov.EventIO;

/// <summary>The bits of a header: sync marker at the top level, type and flags, identifier, length, extension.</summary>
internal static class HeaderParser
{
    public const int SyncSize = 4;
    public const int InnerSize = 12;
    public const int ExtensionSize = 4;
    public const int MostBytes = SyncSize + InnerSize + ExtensionSize;

    private const uint Sync = 0xD41F8A37;
    private const uint UserBit = 1 << 16;
    private const uint ExtendedBit = 1 << 17;
    private const int VersionShift = 20;
    private const uint OnlySubObjectsBit = 1 << 30;
    private const uint LengthMask = (1 << 30) - 1;
    private const uint ExtensionMask = (1 << 12) - 1;

    /// <summary>True if the bytes begin with a sync marker; it tells the order of bytes.</summary>
    public static bool IsSync(ReadOnlySpan<byte> bytes, out bool isBigEndian)
    {
        var marker = BinaryPrimitives.ReadUInt32LittleEndian(bytes);
        isBigEndian = marker == BinaryPrimitives.ReverseEndianness(Sync);
        return isBigEndian || marker == Sync;
    }

    /// <summary>Bytes of the header that begins here, without the sync marker.</summary>
    public static int SizeOf(ReadOnlySpan<byte> bytes, bool isBigEndian) =>
        (Word(bytes, isBigEndian) & ExtendedBit) != 0 ? InnerSize + ExtensionSize : InnerSize;

    /// <summary>Reads a header behind its sync marker; the bytes are there.</summary>
    /// <param name="bytes">The header.</param>
    /// <param name="isBigEndian">Its order of bytes.</param>
    /// <param name="address">Where it begins, with the sync marker.</param>
    /// <param name="before">Bytes of the sync marker.</param>
    public static EventIOHeader Parse(ReadOnlySpan<byte> bytes, bool isBigEndian, long address, int before)
    {
        var (kind, length) = (Word(bytes, isBigEndian), Word(bytes[8..], isBigEndian));
        var isExtended = (kind & ExtendedBit) != 0;
        var extension = isExtended ? Word(bytes[InnerSize..], isBigEndian) & ExtensionMask : 0;
        var size = before + (isExtended ? InnerSize + ExtensionSize : InnerSize);
        return new EventIOHeader
        {
            Type = (ushort)kind,
            IsUser = (kind & UserBit) != 0,
            IsExtended = isExtended,
            Version = (int)(kind >> VersionShift),
            Id = (int)Word(bytes[4..], isBigEndian),
            HasOnlySubObjects = (length & OnlySubObjectsBit) != 0,
            Length = ((long)extension << 30) | (length & LengthMask),
            IsBigEndian = isBigEndian,
            Size = size,
            ContentAddress = address + size,
        };
    }

    /// <summary>Reads the header of an object inside another, of which the rest is given.</summary>
    /// <exception cref="EventIOException">It does not fit.</exception>
    public static EventIOHeader ParseInner(ReadOnlySpan<byte> rest, long address, in EventIOHeader outer)
    {
        var isWhole = rest.Length >= InnerSize && rest.Length >= SizeOf(rest, outer.IsBigEndian);
        if (isWhole)
        {
            var header = Parse(rest, outer.IsBigEndian, address, before: 0);
            if (header.Length <= rest.Length - header.Size) return header;
        }

        throw new EventIOException($"An object at byte {address} reaches beyond the end of {outer}, which is at byte {outer.End}: the file is damaged there.", address);
    }

    private static uint Word(ReadOnlySpan<byte> bytes, bool isBigEndian) =>
        isBigEndian ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : BinaryPrimitives.ReadUInt32LittleEndian(bytes);
}
