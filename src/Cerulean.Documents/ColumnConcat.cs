namespace Cerulean.Documents;

/// <summary>Joins columns end to end: memory is copied whole where all are of one kind.</summary>
internal static class ColumnConcat
{
    public static Column Join(ReadOnlySpan<Column> columns)
    {
        Column? first = null;
        var rows = 0;
        foreach (var column in columns)
        {
            if (column.Count == 0) continue;
            first ??= column;
            rows = checked(rows + column.Count);
        }

        if (first is null || first.Count == rows) return first ?? Column.Empty;
        return first switch
        {
            ArrayColumn array => (Column?)JoinArrays(columns, array.Array, rows),
            StringColumn => JoinTexts(columns, rows),
            RaggedColumn ragged => JoinRagged(columns, ragged.Elements.DType, rows),
            _ => null,
        } ?? JoinValues(columns, rows);
    }

    /// <summary>The same columns of all maps, joined; all have the same names, which may stand in another order.</summary>
    public static ColumnMap Join(ReadOnlySpan<ColumnMap> maps)
    {
        var names = maps[0].Names;
        var joined = new Column[names.Count];
        var parts = new Column[maps.Length];
        for (var i = 0; i < joined.Length; i++)
        {
            for (var k = 0; k < parts.Length; k++)
            {
                parts[k] = maps[k].Names.Equals(names) ? maps[k].Columns[i] : maps[k][names[i]];
            }

            joined[i] = Join(parts);
        }

        return new ColumnMap(names, joined);
    }

    private static ArrayColumn? JoinArrays(ReadOnlySpan<Column> columns, NdArray first, int rows)
    {
        var data = GC.AllocateUninitializedArray<byte>(checked(rows * (first.Data.Length / first.Length)));
        var at = 0;
        foreach (var column in columns)
        {
            if (column.Count == 0) continue;
            if (column is not ArrayColumn { Array: { } array } || !HasRowsLike(array, first)) return null;
            var part = array.Data.Span;
            part.CopyTo(data.AsSpan(at));
            at += part.Length;
        }

        return new ArrayColumn(new NdArray(first.DType, [rows, .. first.Shape[1..]], data));
    }

    private static bool HasRowsLike(NdArray array, NdArray first) =>
        (ReferenceEquals(array.DType, first.DType) || array.DType == first.DType) && array.Shape[1..].SequenceEqual(first.Shape[1..]);

    private static StringColumn? JoinTexts(ReadOnlySpan<Column> columns, int rows)
    {
        var texts = new string[rows];
        var at = 0;
        foreach (var column in columns)
        {
            if (column.Count == 0) continue;
            if (column is not StringColumn part) return null;
            part.Values.CopyTo(texts.AsSpan(at));
            at += part.Count;
        }

        return new StringColumn(texts);
    }

    private static RaggedColumn? JoinRagged(ReadOnlySpan<Column> columns, DType type, int rows)
    {
        var bytes = 0;
        foreach (var column in columns)
        {
            if (column.Count == 0) continue;
            if (column is not RaggedColumn part || part.Elements.DType != type) return null;
            bytes = checked(bytes + Used(part).Length);
        }

        var data = GC.AllocateUninitializedArray<byte>(bytes);
        var offsets = new int[rows + 1];
        var (row, at) = (0, 0);
        foreach (var column in columns)
        {
            if (column is not RaggedColumn part) continue;
            Used(part).CopyTo(data.AsSpan(at * type.ItemSize));
            for (var i = 0; i < part.Count; i++) offsets[++row] = at + part.Offsets[i + 1] - part.Offsets[0];
            at = offsets[row];
        }

        return new RaggedColumn(new NdArray(type, [at], data), offsets);
    }

    // A slice of a ragged column still stands on all of the elements.
    private static ReadOnlySpan<byte> Used(RaggedColumn column)
    {
        var (from, to) = (column.Offsets[0], column.Offsets[^1]);
        var size = column.Elements.DType.ItemSize;
        return column.Elements.Data.Span[(from * size)..(to * size)];
    }

    private static Column JoinValues(ReadOnlySpan<Column> columns, int rows)
    {
        var values = new JsonValue[rows];
        var at = 0;
        foreach (var column in columns)
        {
            column.CopyTo(0, values.AsSpan(at, column.Count), 0, 1);
            at += column.Count;
        }

        return Column.FromValues(values);
    }
}
