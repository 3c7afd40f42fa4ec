using System.Runtime.InteropServices;

namespace Cerulean.Documents;

/// <summary>Rows along the first axis of an <see cref="NdArray"/>: scalars, or arrays of one shape.</summary>
public sealed class ArrayColumn : Column
{
    /// <summary>A column over an array of at least one axis.</summary>
    public ArrayColumn(NdArray array)
    {
        if (array.Rank == 0) throw new ArgumentException("A column needs at least one axis.", nameof(array));
        Array = array;
    }

    /// <summary>The values, shape [rows, …].</summary>
    public NdArray Array { get; }

    /// <inheritdoc/>
    public override int Count => Array.Length;

    /// <inheritdoc/>
    public override JsonValue this[int row] => Array[row];

    /// <inheritdoc/>
    public override Column Slice(int start, int count) => start == 0 && count == Count ? this : new ArrayColumn(Array.Slice(start, count));

    /// <inheritdoc/>
    public override JsonValue ToJson() => Array.Length == 0 ? JsonArray.Empty : Array;

    internal override void CopyTo(int start, Span<JsonValue> target, int offset, int stride)
    {
        if (Array.Rank == 1 && ReferenceEquals(Array.DType, DType.Float64))
        {
            var values = MemoryMarshal.Cast<byte, double>(Array.Data.Span)[start..];
            for (int row = 0, at = offset; at < target.Length; row++, at += stride) target[at] = values[row];
            return;
        }

        for (int row = start, at = offset; at < target.Length; row++, at += stride) target[at] = Array[row];
    }

    /// <inheritdoc/>
    public override bool Equals(Column? other) => other is ArrayColumn { Array: { } array } ? Array.Equals(array) : base.Equals(other);
}
