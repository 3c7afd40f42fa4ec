using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace Cerulean.Documents.Serialization;

/// <summary>Writes MessagePack values, integers in their shortest form. Nothing is written for certain before <see cref="Flush"/>.</summary>
internal ref struct MsgPackTarget(IBufferWriter<byte> output)
{
    private const int LongestHead = 9;

    private Span<byte> _span;
    private int _at;

    public void Flush()
    {
        output.Advance(_at);
        _span = default;
        _at = 0;
    }

    public void Write(JsonValue value)
    {
        if (value.IsFloat) Write(value.AsDouble());
        else if (value.IsInt64) Write(value.AsInt64());
        else if (value.StringOrNull is { } text) Write(text);
        else WriteOther(value);
    }

    public void Write(double value)
    {
        Reserve(LongestHead);
        _span[_at] = MsgPackMark.Float64;
        BinaryPrimitives.WriteDoubleBigEndian(_span[(_at + 1)..], value);
        _at += 1 + sizeof(double);
    }

    public void Write(long value)
    {
        Reserve(LongestHead);
        if (value is >= -32 and <= MsgPackMark.LastFixPositive) _span[_at++] = (byte)value;
        else if (value >= 0) WriteUnsigned(MsgPackMark.UInt8, (ulong)value);
        else if (value >= sbyte.MinValue) WriteSized(MsgPackMark.Int8, 1, (ulong)value);
        else if (value >= short.MinValue) WriteSized(MsgPackMark.Int16, 2, (ulong)value);
        else if (value >= int.MinValue) WriteSized(MsgPackMark.Int32, 4, (ulong)value);
        else WriteSized(MsgPackMark.Int64, 8, (ulong)value);
    }

    public void Write(string text)
    {
        // The head is as long as that of a text of ASCII letters; where the text needs a longer one, it is written again.
        Reserve((3 * text.Length) + LongestHead);
        var head = HeadLength(text.Length);
        var length = Encoding.UTF8.GetBytes(text, _span[(_at + head)..]);
        if (HeadLength(length) != head)
        {
            head = HeadLength(length);
            Encoding.UTF8.GetBytes(text, _span[(_at + head)..]);
        }

        WriteTextHead(length);
        _at += length;
    }

    public void Write(scoped ReadOnlySpan<byte> utf8)
    {
        Reserve(utf8.Length + LongestHead);
        WriteTextHead(utf8.Length);
        utf8.CopyTo(_span[_at..]);
        _at += utf8.Length;
    }

    public void Write(JsonObject value)
    {
        WriteMapHead(value.Count);
        var names = value.Names.Utf8;
        var values = value.Values;
        for (var i = 0; i < values.Length; i++)
        {
            Write(names[i]);
            Write(values[i]);
        }
    }

    public void Write(NdArray array)
    {
        if (array.Rank == 0) Write(array.ElementAt(0));
        else if (!MsgPackNumpy.IsPlain(array)) WriteNumpy(array);
        else WriteList(array);
    }

    public void WriteMapHead(int count) => WriteHead(count, MsgPackMark.FixMap, MsgPackMark.Map16);

    public void WriteArrayHead(int count) => WriteHead(count, MsgPackMark.FixArray, MsgPackMark.Array16);

    private void WriteOther(JsonValue value)
    {
        switch (value.Kind)
        {
            case JsonKind.Null: WriteByte(MsgPackMark.Nil); break;
            case JsonKind.Boolean: WriteByte(value.AsBoolean() ? MsgPackMark.True : MsgPackMark.False); break;
            case JsonKind.Object: Write(value.AsObject()); break;
            case JsonKind.Integer: WriteLongInteger(value.LongIntegerOrNull!); break;
            default: WriteArray(value); break;
        }
    }

    private void WriteArray(JsonValue value)
    {
        if (value.NdArrayOrNull is { } array)
        {
            Write(array);
            return;
        }

        WriteArrayHead(value.Count);
        foreach (var item in value.ListOrNull!.Items) Write(item);
    }

    private void WriteList(NdArray array)
    {
        WriteArrayHead(array.Length);
        if (array.Rank == 1 && array.DType == DType.Float64)
        {
            foreach (var number in MemoryMarshal.Cast<byte, double>(array.Data.Span)) Write(number);
            return;
        }

        for (var i = 0; i < array.Length; i++) Write(array[i]);
    }

    private void WriteNumpy(NdArray array)
    {
        WriteMapHead(5);
        WriteBinary("nd"u8);
        WriteByte(MsgPackMark.True);
        WriteBinary("type"u8);
        Write(array.DType.ToJson());
        WriteBinary("kind"u8);
        WriteBinary(array.DType.Fields.Count > 0 ? "V"u8 : default);
        WriteBinary("shape"u8);
        WriteArrayHead(array.Rank);
        foreach (var length in array.Shape) Write((long)length);
        WriteBinary("data"u8);
        WriteBinary(array.Data.Span);
    }

    private void WriteBinary(scoped ReadOnlySpan<byte> bytes)
    {
        Reserve(bytes.Length + LongestHead);
        WriteUnsigned(MsgPackMark.Binary8, (ulong)bytes.Length);
        bytes.CopyTo(_span[_at..]);
        _at += bytes.Length;
    }

    private void WriteLongInteger(string digits)
    {
        Reserve(digits.Length + LongestHead);
        if (ulong.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var integer))
        {
            WriteSized(MsgPackMark.UInt64, 8, integer);
            return;
        }

        WriteUnsigned(MsgPackMark.Extension8, (ulong)digits.Length);
        _span[_at++] = MsgPackMark.LongInteger;
        _at += Encoding.ASCII.GetBytes(digits, _span[_at..]);
    }

    private void WriteTextHead(int length)
    {
        if (length < 32) _span[_at++] = (byte)(MsgPackMark.FixText | length);
        else WriteUnsigned(MsgPackMark.Text8, (ulong)length);
    }

    private void WriteHead(int count, byte fix, byte medium)
    {
        Reserve(LongestHead);
        if (count < 16) _span[_at++] = (byte)(fix | count);
        else if (count <= ushort.MaxValue) WriteSized(medium, 2, (ulong)count);
        else WriteSized((byte)(medium + 1), 4, (ulong)count);
    }

    /// <summary>The first mark is that of 8 bits; those of 16, 32 and 64 bits follow it.</summary>
    private void WriteUnsigned(byte first, ulong value)
    {
        if (value <= byte.MaxValue) WriteSized(first, 1, value);
        else if (value <= ushort.MaxValue) WriteSized((byte)(first + 1), 2, value);
        else if (value <= uint.MaxValue) WriteSized((byte)(first + 2), 4, value);
        else WriteSized((byte)(first + 3), 8, value);
    }

    private void WriteSized(byte mark, int size, ulong value)
    {
        var target = _span.Slice(_at, 1 + size);
        target[0] = mark;
        if (size == 1) target[1] = (byte)value;
        else if (size == 2) BinaryPrimitives.WriteUInt16BigEndian(target[1..], (ushort)value);
        else if (size == 4) BinaryPrimitives.WriteUInt32BigEndian(target[1..], (uint)value);
        else BinaryPrimitives.WriteUInt64BigEndian(target[1..], value);
        _at += 1 + size;
    }

    private void WriteByte(byte value)
    {
        Reserve(LongestHead);
        _span[_at++] = value;
    }

    private static int HeadLength(int length) => length < 32 ? 1 : length <= byte.MaxValue ? 2 : length <= ushort.MaxValue ? 3 : 5;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Reserve(int count)
    {
        if (_span.Length - _at < count) Grow(count);
    }

    private void Grow(int count)
    {
        Flush();
        _span = output.GetSpan(Math.Max(count, 512));
    }
}
