using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace Cerulean.Cherenkov.EventIO;

/// <summary>
/// Reads the numbers and texts of one object in the order in which they stand, whichever byte order it has. Whatever asks for more than there is throws an
/// <see cref="EventIOException"/> before memory is taken.
/// </summary>
public ref struct ContentReader
{
    private const long MostSparse = 1 << 24;

    private readonly EventIOObject _object;
    private int _position;

    internal ContentReader(EventIOObject item) => _object = item;

    /// <summary>The bytes that have not been read.</summary>
    public readonly ReadOnlySpan<byte> Rest => _object.Content[_position..];

    /// <summary>The object's header.</summary>
    public readonly EventIOHeader Header => _object.Header;

    /// <summary>One byte.</summary>
    public byte ReadByte() => Take(1)[0];

    /// <summary>A 16-bit integer.</summary>
    public short ReadInt16() => Swap(MemoryMarshal.Read<short>(Take(2)));

    /// <summary>A 16-bit integer without sign.</summary>
    public ushort ReadUInt16() => (ushort)ReadInt16();

    /// <summary>A 32-bit integer.</summary>
    public int ReadInt32() => Swap(MemoryMarshal.Read<int>(Take(4)));

    /// <summary>A 32-bit floating point number.</summary>
    public float ReadSingle() => BitConverter.Int32BitsToSingle(ReadInt32());

    /// <summary>A 64-bit floating point number.</summary>
    public double ReadDouble() => BitConverter.Int64BitsToDouble(Swap(MemoryMarshal.Read<long>(Take(8))));

    /// <summary>A time as seconds since 1970 and nanoseconds.</summary>
    public (int Seconds, int Nanoseconds) ReadTime() => (ReadInt32(), ReadInt32());

    /// <summary>An integer of variable length (1 to 9 bytes), without sign.</summary>
    public ulong ReadVarUInt()
    {
        var used = VarInt.Decode(Rest, out var value);
        if (used == 0) throw Beyond(1);
        _position += used;
        return value;
    }

    /// <summary>An integer of variable length with sign, which is its lowest bit.</summary>
    public long ReadVarInt() => VarInt.ToSigned(ReadVarUInt());

    /// <summary>An integer of variable length that is a count: each of the things takes so many bytes at least, so that a damaged one is found here.</summary>
    public int ReadVarCount(int bytesEach = 1) => CheckCount(ReadVarInt(), bytesEach);

    /// <summary>A number of things read before: the same check.</summary>
    public readonly int CheckCount(long count, int bytesEach = 1) => count >= 0 && count <= Rest.Length / bytesEach ? (int)count
        : throw new EventIOException($"{Header} counts {count} things where {Rest.Length} bytes are left: the file is damaged there.", Header.Address);

    /// <summary>Numbers of a fixed size, up to the length of the span.</summary>
    public void Read<T>(scoped Span<T> values)
        where T : unmanaged
    {
        var bytes = MemoryMarshal.AsBytes(values);
        Take(bytes.Length).CopyTo(bytes);
        if (Header.IsBigEndian == BitConverter.IsLittleEndian) Reverse(bytes, bytes.Length / Math.Max(values.Length, 1));
    }

    /// <summary>A new array of numbers of a fixed size.</summary>
    public T[] ReadArray<T>(long count)
        where T : unmanaged
    {
        var values = new T[CheckCount(count, System.Runtime.CompilerServices.Unsafe.SizeOf<T>())];
        Read<T>(values);
        return values;
    }

    /// <summary>A new array of integers of variable length with sign.</summary>
    public int[] ReadVarIntArray(long count)
    {
        var values = new int[CheckCount(count)];
        foreach (ref var value in values.AsSpan()) value = (int)ReadVarInt();
        return values;
    }

    /// <summary>A count and so many integers: of variable length, or in older versions of 16 bits.</summary>
    public int[] ReadNumbers(bool isVariable) =>
        isVariable ? ReadVarIntArray(ReadVarInt()) : Array.ConvertAll(ReadArray<short>(ReadInt16()), number => (int)number);

    /// <summary>A number that must be an index of one of so many things.</summary>
    public readonly int CheckIndex(long index, int count) => index >= 0 && index < count ? (int)index
        : throw new EventIOException($"{Header} names thing {index} of {count}: the file is damaged there.", Header.Address);

    /// <summary>
    /// Numbers of things, most of which need not be stored, such as the pixels of a camera without those that are dark: what they make together. They take no
    /// more than 2^24 values, whatever the length of the object.
    /// </summary>
    public readonly int CheckSparse(long things, long valuesEach = 1) =>
        things >= 0 && valuesEach >= 0 && things <= MostSparse && valuesEach <= MostSparse && things * valuesEach <= MostSparse ? (int)(things * valuesEach)
        : throw new EventIOException($"{Header} has {things} × {valuesEach} values, more than the {MostSparse} that can be read: the file is damaged there.", Header.Address);

    /// <summary>Rows of integers of variable length, each the difference to the one before in its row; values beyond 16 bits are cut.</summary>
    /// <param name="values">Shape (rows, <paramref name="rowLength"/>).</param>
    /// <param name="rowLength">Numbers in a row.</param>
    public void ReadDifferences(scoped Span<ushort> values, int rowLength)
    {
        var used = VarInt.DecodeDifferences(Rest, values, rowLength);
        if (used < 0) throw Beyond(Rest.Length + 1);
        _position += used;
    }

    /// <summary>The same for numbers of 32 bits.</summary>
    public void ReadDifferences(scoped Span<uint> values, int rowLength)
    {
        var value = 0;
        for (var i = 0; i < values.Length; i++)
        {
            if (i % rowLength == 0) value = 0;
            value += (int)ReadVarInt();
            values[i] = (uint)value;
        }
    }

    /// <summary>A text with its length as a 16-bit integer before it.</summary>
    public string ReadString() => Encoding.UTF8.GetString(Take((ushort)ReadInt16()));

    /// <summary>A text with its length as an integer of variable length before it.</summary>
    public string ReadVarString() => Encoding.UTF8.GetString(Take(CheckCount((long)ReadVarUInt())));

    /// <summary>Moves on over bytes.</summary>
    public void Skip(int count) => Take(count);

    private ReadOnlySpan<byte> Take(int count)
    {
        if ((uint)count > (uint)Rest.Length) throw Beyond(count);
        var bytes = _object.Content.Slice(_position, count);
        _position += count;
        return bytes;
    }

    private readonly EventIOException Beyond(int count) =>
        new($"{Header} ends {Rest.Length} bytes behind byte {Header.ContentAddress + _position}, where {count} bytes are expected: the file is damaged there, or the object is not of the version that it names.", Header.Address);

    private readonly short Swap(short value) => Header.IsBigEndian == BitConverter.IsLittleEndian ? BinaryPrimitives.ReverseEndianness(value) : value;

    private readonly int Swap(int value) => Header.IsBigEndian == BitConverter.IsLittleEndian ? BinaryPrimitives.ReverseEndianness(value) : value;

    private readonly long Swap(long value) => Header.IsBigEndian == BitConverter.IsLittleEndian ? BinaryPrimitives.ReverseEndianness(value) : value;

    private static void Reverse(scoped Span<byte> bytes, int size)
    {
        for (; bytes.Length > 0; bytes = bytes[size..]) bytes[..size].Reverse();
    }
}
