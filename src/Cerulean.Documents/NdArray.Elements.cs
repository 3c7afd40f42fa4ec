using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;

namespace Cerulean.Documents;

public sealed partial class NdArray
{
    /// <summary>One element, counted in C order, as a JSON value: times and raw bytes as their integers, complex numbers as [re, im].</summary>
    public JsonValue ElementAt(int index)
    {
        if ((uint)index >= (uint)Size) throw new ArgumentOutOfRangeException(nameof(index), $"There is no element {index} of {Size}.");
        if (ReferenceEquals(DType, DType.Float64)) return MemoryMarshal.Cast<byte, double>(Data.Span)[index];
        if (ReferenceEquals(DType, DType.Int64)) return MemoryMarshal.Cast<byte, long>(Data.Span)[index];
        return Decode(DType, Data.Span.Slice(index * DType.ItemSize, DType.ItemSize));
    }

    /// <summary>The same JSON value: equal shape and equal elements, whatever their dtypes.</summary>
    public bool Equals(NdArray? other)
    {
        if (other is null || !Shape.SequenceEqual(other.Shape)) return false;
        if (DType == other.DType && Data.Span.SequenceEqual(other.Data.Span)) return true;
        for (var i = 0; i < Size; i++)
        {
            if (!ElementAt(i).Equals(other.ElementAt(i))) return false;
        }

        return true;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as NdArray);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Rank, Size);

    /// <summary>Dtype and shape, such as &lt;f8[3,4].</summary>
    public override string ToString() => $"{DType}[{string.Join(',', _shape)}]";

    private static JsonValue Decode(DType type, ReadOnlySpan<byte> bytes)
    {
        var big = type.ByteOrder == '>';
        return type.Kind switch
        {
            'b' => bytes[0] != 0,
            'f' => DecodeFloat(bytes, big),
            'i' or 'M' or 'm' => (JsonValue)new BigInteger(bytes, isUnsigned: false, isBigEndian: big),
            'u' => (JsonValue)new BigInteger(bytes, isUnsigned: true, isBigEndian: big),
            'c' => new JsonArray(DecodeFloat(bytes[..(bytes.Length / 2)], big), DecodeFloat(bytes[(bytes.Length / 2)..], big)),
            'S' => Encoding.Latin1.GetString(bytes.TrimEnd((byte)0)),
            'U' => DecodeText(bytes, big),
            'V' when type.Fields.Count > 0 => DecodeFields(type, bytes),
            'V' => Convert.ToHexStringLower(bytes),
            _ => throw new NotSupportedException($"Elements of dtype {type} cannot be read."),
        };
    }

    private static double DecodeFloat(ReadOnlySpan<byte> bytes, bool big) => bytes.Length switch
    {
        8 => big ? BinaryPrimitives.ReadDoubleBigEndian(bytes) : BinaryPrimitives.ReadDoubleLittleEndian(bytes),
        4 => big ? BinaryPrimitives.ReadSingleBigEndian(bytes) : BinaryPrimitives.ReadSingleLittleEndian(bytes),
        2 => (double)(big ? BinaryPrimitives.ReadHalfBigEndian(bytes) : BinaryPrimitives.ReadHalfLittleEndian(bytes)),
        _ => throw new NotSupportedException($"Floats of {bytes.Length} bytes cannot be read."),
    };

    private static string DecodeText(ReadOnlySpan<byte> bytes, bool big)
    {
        var text = (big ? new UTF32Encoding(bigEndian: true, byteOrderMark: false) : Encoding.UTF32).GetString(bytes);
        return text.TrimEnd('\0');
    }

    private static JsonValue DecodeFields(DType type, ReadOnlySpan<byte> bytes)
    {
        var values = new JsonValue[type.Fields.Count];
        var at = 0;
        for (var i = 0; i < values.Length; i++)
        {
            var field = type.Fields[i];
            var part = bytes.Slice(at, field.Size);
            values[i] = field.Shape.Count == 0 ? Decode(field.Type, part) : new NdArray(field.Type, [.. field.Shape], part.ToArray());
            at += field.Size;
        }

        return new JsonArray(values);
    }
}
