using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Cerulean.Documents;

namespace Cerulean.Assets;

/// <summary>Gathers the rows of a column in one block, where they are read to; rows that differ in type or shape stay on their own.</summary>
internal sealed class RowBlock(ArrayMemory memory, int rows) : ArrayMemory
{
    private readonly bool[] _isIn = new bool[rows];
    private Memory<byte> _block;
    private long _rowBytes = -1;
    private DType? _type;
    private int[] _shape = [];
    private JsonValue[]? _values;
    private int _at;
    private int _count;

    /// <summary>What is asked for next are these rows.</summary>
    public void Next(int row, int count) => (_at, _count) = (row, count);

    public override Memory<byte> Take(long bytes)
    {
        if (_rowBytes < 0) Begin(bytes / Math.Max(1, _count));
        return bytes == _rowBytes * _count ? _block.Slice(checked((int)(_rowBytes * _at)), (int)bytes) : Fresh.Take(bytes);
    }

    /// <summary>Takes rows that have been read, along the first axis of the array.</summary>
    public void Add(int row, NdArray array)
    {
        if (_rowBytes < 0) Begin(array.Length == 0 ? 0 : array.Data.Length / array.Length);
        if (_type is null) (_type, _shape) = (array.DType, array.Shape[1..].ToArray());
        if (array.Data.Length == _rowBytes * array.Length && array.DType == _type && array.Shape[1..].SequenceEqual(_shape))
        {
            var place = _block.Span.Slice(checked((int)(_rowBytes * row)), array.Data.Length);
            // A handler may give memory of its own.
            if (!Unsafe.AreSame(ref MemoryMarshal.GetReference(array.Data.Span), ref MemoryMarshal.GetReference(place))) array.Data.Span.CopyTo(place);
            _isIn.AsSpan(row, array.Length).Fill(true);
            return;
        }

        for (var i = 0; i < array.Length; i++) Keep(row + i, array[i]);
    }

    /// <summary>Takes a row as it is.</summary>
    public void Keep(int row, JsonValue value) => (_values ??= new JsonValue[rows])[row] = value;

    /// <summary>All rows; null where none was given.</summary>
    public Column ToColumn()
    {
        if (rows == 0) return Column.Empty;
        var isWhole = Array.TrueForAll(_isIn, static isIn => isIn);
        var block = _type is null ? null : new NdArray(_type, [rows, .. _shape], _block);
        if (isWhole) return new ArrayColumn(block!);
        var values = _values ?? new JsonValue[rows];
        for (var row = 0; row < rows; row++)
        {
            if (_isIn[row]) values[row] = block![row];
        }

        return new JsonColumn(values);
    }

    private void Begin(long rowBytes)
    {
        _block = memory.Take(checked(rowBytes * rows));
        _rowBytes = rowBytes;
    }
}
