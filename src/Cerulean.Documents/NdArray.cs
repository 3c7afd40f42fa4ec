using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Cerulean.Documents;

/// <summary>An immutable array: a <see cref="DType"/>, a shape, and contiguous memory in C order.</summary>
public sealed partial class NdArray : IEquatable<NdArray>
{
    private readonly int[] _shape;

    /// <summary>An array over the given bytes, which must not be changed afterwards.</summary>
    /// <exception cref="ArgumentException">The memory is not as long as dtype and shape say.</exception>
    public NdArray(DType type, ReadOnlySpan<int> shape, ReadOnlyMemory<byte> data)
    {
        DType = type;
        _shape = shape.ToArray();
        Data = data;
        long size = 1;
        foreach (var length in shape)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(length, nameof(shape));
            size *= length;
        }

        Size = checked((int)size);
        if (size * type.ItemSize != data.Length)
        {
            throw new ArgumentException($"{size} elements of {type} take {size * type.ItemSize} bytes, but {data.Length} are given.", nameof(data));
        }
    }

    /// <summary>Type of the elements.</summary>
    public DType DType { get; }

    /// <summary>Lengths of the axes, slowest first.</summary>
    public ReadOnlySpan<int> Shape => _shape;

    /// <summary>Number of axes.</summary>
    public int Rank => _shape.Length;

    /// <summary>Number of elements.</summary>
    public int Size { get; }

    /// <summary>Length of the first axis.</summary>
    public int Length => _shape.Length == 0 ? 0 : _shape[0];

    /// <summary>The bytes of all elements in C order.</summary>
    public ReadOnlyMemory<byte> Data { get; }

    /// <summary>A copy of the elements with a shape; without a shape a vector.</summary>
    public static NdArray From<T>(ReadOnlySpan<T> elements, params ReadOnlySpan<int> shape) where T : unmanaged =>
        new(TypeOf<T>(), shape.Length == 0 ? [elements.Length] : shape, MemoryMarshal.AsBytes(elements).ToArray());

    /// <summary>A copy of the elements as a vector.</summary>
    public static NdArray From<T>(params T[] elements) where T : unmanaged => From<T>(elements.AsSpan());

    /// <summary>The elements in C order, without a copy.</summary>
    /// <exception cref="InvalidOperationException">T is not the element type, or the array is big endian.</exception>
    public ReadOnlySpan<T> AsSpan<T>() where T : unmanaged
    {
        var asked = TypeOf<T>();
        if (!ReferenceEquals(asked, DType) && asked != DType) throw new InvalidOperationException($"The array holds {DType}, not {asked}.");
        return MemoryMarshal.Cast<byte, T>(Data.Span);
    }

    /// <summary>Rows start to start + count of the first axis, without a copy.</summary>
    public NdArray Slice(int start, int count)
    {
        if ((uint)start > (uint)Length || (uint)count > (uint)(Length - start))
        {
            throw new ArgumentOutOfRangeException(nameof(start), $"Rows {start} to {start + count} are not within 0 to {Length}.");
        }

        var rowBytes = Length == 0 ? 0 : Data.Length / Length;
        return new NdArray(DType, [count, .. _shape.AsSpan(1)], Data.Slice(start * rowBytes, count * rowBytes));
    }

    /// <summary>Element of a vector; row of a larger array, without a copy.</summary>
    public JsonValue this[int index] => Rank switch
    {
        0 => throw new InvalidOperationException("A scalar has no rows."),
        1 => ElementAt(index),
        _ => Row(index),
    };

    /// <summary>The same elements in another shape of equal size, without a copy.</summary>
    public NdArray Reshape(params ReadOnlySpan<int> shape) => new(DType, shape, Data);

    /// <summary>The elements in little endian order; the array itself where they are already.</summary>
    public NdArray ToLittleEndian()
    {
        if (!DType.IsBigEndian) return this;
        var bytes = Data.ToArray();
        for (var at = 0; at < bytes.Length; at += DType.ItemSize) Swap(DType, bytes.AsSpan(at, DType.ItemSize));
        return new NdArray(DType.ToLittleEndian(), _shape, bytes);
    }

    private NdArray Row(int index)
    {
        var rowBytes = Data.Length / Length;
        return new NdArray(DType, _shape.AsSpan(1), Data.Slice(index * rowBytes, rowBytes));
    }

    private static void Swap(DType type, Span<byte> element)
    {
        if (type.Fields.Count > 0)
        {
            var at = 0;
            foreach (var field in type.Fields)
            {
                for (var end = at + field.Size; at < end; at += field.Type.ItemSize) Swap(field.Type, element.Slice(at, field.Type.ItemSize));
            }

            return;
        }

        if (type.ByteOrder != '>') return;
        var unit = type.Kind switch { 'U' => 4, 'c' => type.ItemSize / 2, _ => type.ItemSize };
        for (var at = 0; at < element.Length; at += unit) element.Slice(at, unit).Reverse();
    }

    /// <summary>The little endian dtype of a C# element type.</summary>
    internal static DType TypeOf<T>() where T : unmanaged => ElementType<T>.DType
        ?? throw new NotSupportedException($"{typeof(T).Name} is no element type of arrays.");

    private static class ElementType<T> where T : unmanaged
    {
        public static readonly DType? DType = Find();

        private static DType? Find()
        {
            if (typeof(T) == typeof(bool)) return DType.Boolean;
            if (typeof(T) == typeof(double)) return DType.Float64;
            if (typeof(T) == typeof(long)) return DType.Int64;
            var size = Unsafe.SizeOf<T>();
            if (typeof(T) == typeof(float) || typeof(T) == typeof(Half)) return DType.Parse($"<f{size}");
            if (typeof(T) == typeof(sbyte) || typeof(T) == typeof(short) || typeof(T) == typeof(int)) return DType.Parse($"<i{size}");
            if (typeof(T) == typeof(byte) || typeof(T) == typeof(ushort) || typeof(T) == typeof(uint) || typeof(T) == typeof(ulong))
            {
                return DType.Parse($"<u{size}");
            }

            return null;
        }
    }
}
