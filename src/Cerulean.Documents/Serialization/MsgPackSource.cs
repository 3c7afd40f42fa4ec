using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Cerulean.Documents.Serialization;

/// <summary>
/// Reads MessagePack values one after another, with shared keys. Data that end too early make it fail: it stands at the end from then on
/// and reads nulls. What has no meaning as JSON throws.
/// </summary>
internal ref partial struct MsgPackSource
{
    private readonly ReadOnlySpan<byte> _data;
    private readonly JsonScratch _scratch;
    private int _at;
    private int _depth;

    public MsgPackSource(ReadOnlySpan<byte> data, JsonScratch scratch)
    {
        scratch.Clear();
        _data = data;
        _scratch = scratch;
    }

    public bool Failed { get; private set; }

    /// <summary>Number of bytes read.</summary>
    public readonly int Position => _at;

    /// <summary>The first byte of the next value; one that begins none where it has failed.</summary>
    public readonly byte Mark => (uint)_at < (uint)_data.Length ? _data[_at] : MsgPackMark.NeverUsed;

    public JsonValue ReadValue()
    {
        var mark = Mark;
        _at++;
        switch (mark)
        {
            case <= MsgPackMark.LastFixPositive: return (long)mark;
            case MsgPackMark.Float64: return BitConverter.UInt64BitsToDouble(Take64());
            case < MsgPackMark.FixArray: return ReadMap(mark & 15);
            case < MsgPackMark.FixText: return ReadArray(mark & 15);
            case < MsgPackMark.Nil: return ReadText(mark & 31);
            case >= MsgPackMark.FirstFixNegative: return (long)(sbyte)mark;
            case MsgPackMark.Nil: return JsonValue.Null;
            case MsgPackMark.False: return false;
            case MsgPackMark.True: return true;
            case MsgPackMark.Float32: return (double)BitConverter.UInt32BitsToSingle(Take32());
            case >= MsgPackMark.UInt8 and <= MsgPackMark.Int64: return ReadInteger(mark);
            case MsgPackMark.Text8: return ReadText(Take8());
            case MsgPackMark.Text16: return ReadText(Take16());
            case MsgPackMark.Text32: return ReadText(Take32());
            case MsgPackMark.Array16: return ReadArray(Take16());
            case MsgPackMark.Array32: return ReadArray(Take32());
            case MsgPackMark.Map16: return ReadMap(Take16());
            case MsgPackMark.Map32: return ReadMap(Take32());
            case MsgPackMark.NeverUsed: return Fail();
            default: return ReadBytes(mark);
        }
    }

    /// <summary>The bytes of the text, or of the binary data, that comes next.</summary>
    public bool TryReadText(out ReadOnlySpan<byte> utf8)
    {
        var mark = Mark;
        _at++;
        long length = mark switch
        {
            >= MsgPackMark.FixText and < MsgPackMark.Nil => mark & 31,
            MsgPackMark.Text8 or MsgPackMark.Binary8 => Take8(),
            MsgPackMark.Text16 or MsgPackMark.Binary16 => Take16(),
            MsgPackMark.Text32 or MsgPackMark.Binary32 => Take32(),
            _ => -1,
        };
        if (length < 0)
        {
            _at--;
            utf8 = default;
            return false;
        }

        utf8 = Take(length);
        return !Failed;
    }

    /// <summary>The object that comes next, null where something else does.</summary>
    public JsonObject? TryReadObject()
    {
        var mark = Mark;
        return mark is (>= MsgPackMark.FixMap and < MsgPackMark.FixArray) or MsgPackMark.Map16 or MsgPackMark.Map32 ? ReadValue().ObjectOrNull : null;
    }

    /// <summary>Number of members of the map that comes next, -1 where something else does.</summary>
    public long ReadMapHead()
    {
        var mark = Mark;
        if ((mark & 0xf0) != MsgPackMark.FixMap && mark is not (MsgPackMark.Map16 or MsgPackMark.Map32)) return -1;
        _at++;
        return mark switch
        {
            MsgPackMark.Map16 => Take16(),
            MsgPackMark.Map32 => Take32(),
            _ => mark & 15,
        };
    }

    private string ReadText(long length) => JsonScratch.Utf8.GetString(Take(length));

    private JsonValue ReadInteger(byte mark) => mark switch
    {
        MsgPackMark.UInt8 => (long)Take8(),
        MsgPackMark.UInt16 => (long)Take16(),
        MsgPackMark.UInt32 => (long)Take32(),
        MsgPackMark.Int8 => (long)(sbyte)Take8(),
        MsgPackMark.Int16 => (long)(short)Take16(),
        MsgPackMark.Int32 => (long)(int)Take32(),
        MsgPackMark.Int64 => (long)Take64(),
        _ => Take64() is <= long.MaxValue and var small ? (long)small : (JsonValue)(BigInteger)BinaryPrimitives.ReadUInt64BigEndian(_data[(_at - 8)..]),
    };

    private JsonValue ReadArray(long count)
    {
        if (!Enter(count)) return Fail();
        var result = Mark == MsgPackMark.Float64 && TryReadFloats((int)count) is { } floats ? floats : ReadElements(count);
        _depth--;
        return result;
    }

    private JsonValue ReadElements(long count)
    {
        var first = _scratch.Count;
        for (; count > 0 && !Failed; count--) _scratch.Push(ReadValue());
        return _scratch.PopArray(first);
    }

    /// <summary>A vector of floats, null where not all elements are.</summary>
    private NdArray? TryReadFloats(int count)
    {
        const int Length = 1 + sizeof(double);
        if (_data.Length - _at < (long)count * Length) return null;
        var source = _data.Slice(_at, count * Length);
        var bytes = GC.AllocateUninitializedArray<byte>(count * sizeof(double));
        var target = MemoryMarshal.Cast<byte, ulong>(bytes.AsSpan());
        for (var i = 0; i < target.Length; i++)
        {
            if (source[i * Length] != MsgPackMark.Float64) return null;
            target[i] = BinaryPrimitives.ReadUInt64BigEndian(source[((i * Length) + 1)..]);
        }

        _at += source.Length;
        return new NdArray(DType.Float64, [count], bytes);
    }

    private JsonValue ReadMap(long count)
    {
        if (!Enter(2 * count)) return Fail();
        var result = count >= MsgPackNumpy.FewestMembers && TryReadNumpy(count, out var value) ? value : ReadMembers(count);
        _depth--;
        return result;
    }

    private JsonObject ReadMembers(long count)
    {
        if (count == 0) return JsonObject.Empty;
        var first = _scratch.Count;
        var layout = default(JsonKeys);
        for (var i = 0; i < count && !Failed; i++)
        {
            var name = ReadName();
            if (i == 0) layout = _scratch.GuessLayout(name);
            if (layout is not null && (layout.Count != count || !name.SequenceEqual(layout.Utf8[i])))
            {
                // Not the layout that was guessed: from here on the names are kept beside the values.
                _scratch.PushNames(layout, i);
                layout = null;
            }

            if (layout is null) _scratch.PushName(_scratch.Intern(name));
            _scratch.Push(ReadValue());
        }

        if (Failed) return JsonObject.Empty;
        return layout is null ? _scratch.PopObject(first, (int)count) : _scratch.PopObject(layout, first);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ReadOnlySpan<byte> ReadName()
    {
        var mark = Mark;
        if ((mark & 0xe0) == MsgPackMark.FixText && (mark & 31) < _data.Length - _at)
        {
            var name = _data.Slice(_at + 1, mark & 31);
            _at += 1 + name.Length;
            return name;
        }

        if (TryReadText(out var text)) return text;
        if (!Failed && _at < _data.Length) throw new FormatException($"found a key that begins with byte 0x{Mark:x2}, expected a text");
        Fail();
        return default;
    }

    private bool Enter(long count) => ++_depth <= MsgPack.MaxDepth && count <= _data.Length - _at;

    private byte Take8() => Take(1) is [var value] ? value : (byte)0;

    private ushort Take16() => Take(2) is { Length: 2 } bytes ? BinaryPrimitives.ReadUInt16BigEndian(bytes) : (ushort)0;

    private uint Take32() => Take(4) is { Length: 4 } bytes ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : 0;

    private ulong Take64() => Take(8) is { Length: 8 } bytes ? BinaryPrimitives.ReadUInt64BigEndian(bytes) : 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ReadOnlySpan<byte> Take(long length)
    {
        if (length > _data.Length - _at)
        {
            Fail();
            return default;
        }

        var bytes = _data.Slice(_at, (int)length);
        _at += bytes.Length;
        return bytes;
    }

    private JsonValue Fail()
    {
        Failed = true;
        _at = _data.Length;
        return default;
    }
}
