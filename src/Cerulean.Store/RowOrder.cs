using Cerulean.Documents;

namespace Cerulean.Store;

/// <summary>Which rows a table has, in which order: by seq_num, of a repeated one the last that was accepted.</summary>
internal sealed class RowOrder
{
    private readonly int[] _rows;

    private RowOrder(int[] rows) => _rows = rows;

    /// <summary>Null where the rows stand in order as they are.</summary>
    public static RowOrder? Of(ReadOnlySpan<TablePart> parts, ReadOnlySpan<long> seqNums)
    {
        if (IsAscending(seqNums)) return null;
        var rows = new int[seqNums.Length];
        for (var i = 0; i < rows.Length; i++) rows[i] = i;
        var numbers = seqNums.ToArray();
        var ordinals = Ordinals(parts, rows.Length);
        Array.Sort(rows, (left, right) => (numbers[left], ordinals[left], left).CompareTo((numbers[right], ordinals[right], right)));
        var last = rows.Where((row, i) => i + 1 == rows.Length || numbers[rows[i + 1]] != numbers[row]);
        return new RowOrder([.. last]);
    }

    public Column Apply(Column column) => column switch
    {
        ArrayColumn { Array: var array } => new ArrayColumn(Apply(array)),
        StringColumn texts => new StringColumn(Array.ConvertAll(_rows, row => texts.Values[row])),
        _ => Column.FromValues(Array.ConvertAll(_rows, row => column[row])),
    };

    private NdArray Apply(NdArray array)
    {
        var size = array.Length == 0 ? 0 : array.Data.Length / array.Length;
        var bytes = GC.AllocateUninitializedArray<byte>(_rows.Length * size);
        var source = array.Data.Span;
        for (var i = 0; i < _rows.Length; i++) source.Slice(_rows[i] * size, size).CopyTo(bytes.AsSpan(i * size));
        return new NdArray(array.DType, [_rows.Length, .. array.Shape[1..]], bytes);
    }

    private static bool IsAscending(ReadOnlySpan<long> numbers)
    {
        for (var i = 1; i < numbers.Length; i++)
        {
            if (numbers[i] <= numbers[i - 1]) return false;
        }

        return true;
    }

    private static long[] Ordinals(ReadOnlySpan<TablePart> parts, int rows)
    {
        var ordinals = new long[rows];
        var at = 0;
        foreach (var part in parts)
        {
            foreach (var unit in part.Units)
            {
                ordinals.AsSpan(at, unit.Rows).Fill(unit.Ordinal);
                at += unit.Rows;
            }
        }

        return ordinals;
    }
}
