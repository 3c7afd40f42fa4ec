using Cerulean.Documents;

namespace Cerulean.Store;

/// <summary>Which rows a table has, in which order: by seq_num, of a repeated one the last that was accepted.</summary>
internal sealed class RowOrder
{
    private readonly int[] _rows;

    private RowOrder(int[] rows) => _rows = rows;

    /// <summary>Null where the rows are those of the range and stand in order as they are.</summary>
    public static RowOrder? Of(ReadOnlySpan<TablePart> parts, ReadOnlySpan<long> seqNums, StreamRange range)
    {
        if (IsAscending(seqNums) && (seqNums.IsEmpty || (seqNums[0] >= range.Start && seqNums[^1] < range.Stop))) return null;
        var numbers = seqNums.ToArray();
        int[] rows = [.. Enumerable.Range(0, numbers.Length).Where(row => numbers[row] >= range.Start && numbers[row] < range.Stop)];
        var ordinals = Ordinals(parts, numbers.Length);
        Array.Sort(rows, (left, right) => (numbers[left], ordinals[left], left).CompareTo((numbers[right], ordinals[right], right)));
        var last = rows.Where((row, i) => i + 1 == rows.Length || numbers[rows[i + 1]] != numbers[row]);
        return new RowOrder([.. last]);
    }

    /// <summary>Those of the rows that fulfil a condition; without an order it is that of the rows as they are.</summary>
    public static RowOrder Where(RowOrder? order, int rows, Predicate<int> condition) =>
        new([.. (order?._rows ?? Enumerable.Range(0, rows)).Where(row => condition(row))]);

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
            part.CopyOrdinals(ordinals.AsSpan(at, part.Rows));
            at += part.Rows;
        }

        return ordinals;
    }
}
