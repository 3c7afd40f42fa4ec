using System.Runtime.InteropServices;

namespace Cerulean.Documents;

/// <summary>Turns rows of one layout into columns, a few rows at a time: rows come from memory in order, and stay in the cache until their last column is read.</summary>
internal abstract class ColumnBuilder
{
    private const int BlockRows = 8;

    /// <summary>The columns of rows that all have the names of the first, in its order.</summary>
    public static ColumnMap Build(ReadOnlySpan<JsonObject> rows)
    {
        var names = rows[0].Names;
        var builders = new ColumnBuilder?[names.Count];
        for (var i = 0; i < builders.Length; i++) builders[i] = For(rows[0].At(i), rows.Length);
        for (var start = 0; start < rows.Length; start += BlockRows)
        {
            var block = rows.Slice(start, Math.Min(BlockRows, rows.Length - start));
            for (var i = 0; i < builders.Length; i++)
            {
                if (builders[i]?.Add(block, start, i) == false) builders[i] = null;
            }
        }

        var columns = new Column[names.Count];
        for (var i = 0; i < columns.Length; i++) columns[i] = builders[i]?.Column ?? FromValues(rows, i);
        return new ColumnMap(names, columns);
    }

    private static ColumnBuilder? For(JsonValue first, int rows) =>
        first.IsFloat || first.IsInt64 ? new Numbers(first, rows) : first.StringOrNull is not null ? new Texts(rows) : null;

    private static Column FromValues(ReadOnlySpan<JsonObject> rows, int index)
    {
        var values = new JsonValue[rows.Length];
        for (var i = 0; i < values.Length; i++) values[i] = rows[i].At(index);
        return Column.FromValues(values);
    }

    /// <summary>Takes the values at an index of some rows; false when one is of another kind, which ends the typed column.</summary>
    protected abstract bool Add(ReadOnlySpan<JsonObject> rows, int start, int index);

    protected abstract Column Column { get; }

    // 64-bit floats or integers, told by the tag of the first: only their bits move.
    private sealed class Numbers(JsonValue first, int rows) : ColumnBuilder
    {
        private readonly byte[] _bytes = GC.AllocateUninitializedArray<byte>(rows * sizeof(long));

        protected override Column Column =>
            new ArrayColumn(new NdArray(first.IsFloat ? DType.Float64 : DType.Int64, [_bytes.Length / sizeof(long)], _bytes));

        protected override bool Add(ReadOnlySpan<JsonObject> rows, int start, int index)
        {
            var target = MemoryMarshal.Cast<byte, long>(_bytes.AsSpan()).Slice(start, rows.Length);
            for (var i = 0; i < rows.Length; i++)
            {
                if (!rows[i].At(index).TryGetBits(first, out target[i])) return false;
            }

            return true;
        }
    }

    private sealed class Texts(int rows) : ColumnBuilder
    {
        private readonly string[] _texts = new string[rows];

        protected override Column Column => new StringColumn(_texts);

        protected override bool Add(ReadOnlySpan<JsonObject> rows, int start, int index)
        {
            for (var i = 0; i < rows.Length; i++)
            {
                if (rows[i].At(index).StringOrNull is not { } text) return false;
                _texts[start + i] = text;
            }

            return true;
        }
    }
}
