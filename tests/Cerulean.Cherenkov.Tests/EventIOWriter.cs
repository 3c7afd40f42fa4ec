using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace Cerulean.Cherenkov.Tests;

/// <summary>
/// Makes EventIO files for tests: objects of any type, version and nesting in either order of bytes. All calls can be chained.
/// <code>new EventIOWriter().Object(2010, 0, id, array =&gt; array.Object(2009, 2, id, trigger =&gt; trigger.Int32(1).VarInt(-3)))</code>
/// </summary>
internal sealed class EventIOWriter(bool bigEndian = false)
{
    private const uint ExtendedBit = 1 << 17;
    private const uint OnlySubObjectsBit = 1 << 30;

    private readonly List<byte> _bytes = [];
    private int _depth;

    // What was written last, at this level, was objects and nothing else.
    private bool _holdsObjectsOnly = true;

    /// <summary>Where the next byte goes.</summary>
    public int Position => _bytes.Count;

    /// <summary>An object; its content is what the action writes. It is marked as holding only objects if that is all it holds.</summary>
    public EventIOWriter Object(int type, int version, long id, Action<EventIOWriter>? content = null, bool extended = false, bool user = false, bool? onlyObjects = null)
    {
        if (_depth == 0) Word(0xD41F8A37);
        Word((uint)(ushort)type | (user ? 1u << 16 : 0) | (extended ? ExtendedBit : 0) | ((uint)version << 20));
        Word((uint)id);
        var place = Position;
        Word(0);
        if (extended) Word(0);
        var start = Position;
        _depth++;
        _holdsObjectsOnly = true;
        content?.Invoke(this);
        _depth--;
        var length = Position - start;
        PatchWord(place, (uint)length | ((onlyObjects ?? (_holdsObjectsOnly && length > 0)) ? OnlySubObjectsBit : 0));
        _holdsObjectsOnly = true;
        return this;
    }

    public EventIOWriter Byte(int value) => Write([(byte)value]);

    public EventIOWriter Int16(int value) => Number((ushort)value);

    public EventIOWriter Int32(long value) => Number((uint)value);

    public EventIOWriter Int64(long value) => Number((ulong)value);

    public EventIOWriter Single(double value) => Number(BitConverter.SingleToUInt32Bits((float)value));

    public EventIOWriter Double(double value) => Number(BitConverter.DoubleToUInt64Bits(value));

    /// <summary>A time as seconds since 1970 and nanoseconds.</summary>
    public EventIOWriter Time(long seconds, int nanoseconds) => Int32(seconds).Int32(nanoseconds);

    /// <summary>Numbers of a fixed size, one after another.</summary>
    public EventIOWriter Array<T>(params ReadOnlySpan<T> values)
        where T : unmanaged
    {
        var size = Unsafe.SizeOf<T>();
        var bytes = MemoryMarshal.AsBytes(values).ToArray();
        for (var i = 0; bigEndian && i < bytes.Length; i += size) bytes.AsSpan(i, size).Reverse();
        return Write(bytes);
    }

    /// <summary>An integer of variable length without sign (1 to 9 bytes).</summary>
    public EventIOWriter VarUInt(ulong value)
    {
        var size = Math.Min(9, 1 + ((63 - BitOperations.LeadingZeroCount(value | 1)) / 7));
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], value);
        var start = 16 - size;
        bytes[start] |= (byte)(0xFF00 >> (size - 1));
        return Write(bytes[start..]);
    }

    /// <summary>An integer of variable length with sign.</summary>
    public EventIOWriter VarInt(long value) => VarUInt(((ulong)value << 1) ^ (ulong)(value >> 63));

    /// <summary>Integers of variable length with sign, each as the difference to the one before.</summary>
    public EventIOWriter Differences(params ReadOnlySpan<int> values)
    {
        var last = 0;
        foreach (var value in values)
        {
            VarInt(value - last);
            last = value;
        }

        return this;
    }

    /// <summary>A text behind its length as a 16-bit integer.</summary>
    public EventIOWriter String(string text) => Int16(Encoding.UTF8.GetByteCount(text)).Write(Encoding.UTF8.GetBytes(text));

    /// <summary>A text behind its length as an integer of variable length.</summary>
    public EventIOWriter VarString(string text) => VarUInt((ulong)Encoding.UTF8.GetByteCount(text)).Write(Encoding.UTF8.GetBytes(text));

    /// <summary>Bytes as they are.</summary>
    public EventIOWriter Write(params ReadOnlySpan<byte> bytes)
    {
        _bytes.AddRange(bytes);
        _holdsObjectsOnly = false;
        return this;
    }

    public byte[] ToArray() => [.. _bytes];

    /// <summary>All that was written, as a reader of it.</summary>
    public EventIO.EventIOReader Open() => new(new MemoryStream(ToArray()), "test");

    private EventIOWriter Number<T>(T value)
        where T : unmanaged, IBinaryInteger<T>
    {
        Span<byte> bytes = stackalloc byte[Unsafe.SizeOf<T>()];
        return Write(bytes[..(bigEndian ? value.WriteBigEndian(bytes) : value.WriteLittleEndian(bytes))]);
    }

    private void Word(uint value) => Int32(value);

    private void PatchWord(int place, uint value)
    {
        Word(value);
        var word = _bytes.GetRange(_bytes.Count - sizeof(uint), sizeof(uint));
        _bytes.RemoveRange(_bytes.Count - word.Count, word.Count);
        for (var i = 0; i < word.Count; i++) _bytes[place + i] = word[i];
    }
}
