using System.Globalization;

namespace Cerulean.Documents;

/// <summary>Rows to pages and back: pack, unpack, rechunk and merge, in linear time, never mixing descriptors, resources or keys.</summary>
public static partial class Paging
{
    // Rows of a page share blocks of values: large enough to fill column by column, small enough to stay off the large object heap.
    private const int BlockRows = 64;
    private const int BlockValues = 4096;

    private static int RowsOfBlock(int width) => Math.Clamp(BlockValues / Math.Max(width, 1), 1, BlockRows);

    private static JsonValue[] Block(ReadOnlySpan<ColumnMap> parts, int width, int start, int rows)
    {
        var values = new JsonValue[width * rows];
        var at = 0;
        foreach (var part in parts)
        {
            foreach (var column in part.Columns) column.CopyTo(start, values, at++, width);
        }

        return values;
    }

    // Pages of exactly so many rows; what does not fit to the page before begins a new one.
    private static IEnumerable<T> Rechunk<T>(IEnumerable<T> pages, int rows, Func<T, int> count, Func<T, int, int, T> slice, Func<T[], T> merge, Func<T, T, bool> fit)
    {
        var waiting = new List<T>();
        var waitingRows = 0;
        foreach (var page in pages)
        {
            if (waiting.Count > 0 && !fit(waiting[^1], page)) yield return Take();
            var length = count(page);
            for (var start = 0; start < length;)
            {
                var part = Math.Min(rows - waitingRows, length - start);
                waiting.Add(slice(page, start, part));
                waitingRows += part;
                start += part;
                if (waitingRows == rows) yield return Take();
            }
        }

        if (waiting.Count > 0) yield return Take();

        T Take()
        {
            var whole = merge([.. waiting]);
            waiting.Clear();
            waitingRows = 0;
            return whole;
        }
    }

    private static IEnumerable<TPage> PackAll<T, TPage>(IEnumerable<T> rows, int size, Func<T, T, bool> fit, Func<T[], TPage> pack)
    {
        var waiting = new List<T>();
        foreach (var row in rows)
        {
            if (waiting.Count > 0 && (waiting.Count == size || !fit(waiting[^1], row)))
            {
                yield return pack([.. waiting]);
                waiting.Clear();
            }

            waiting.Add(row);
        }

        if (waiting.Count > 0) yield return pack([.. waiting]);
    }

    private static bool SameNames(JsonKeys? left, JsonKeys? right) =>
        ReferenceEquals(left, right) || (left is not null && right is not null && (left.Equals(right) || left.SetEquals(right)));

    // The row in the order of the names, or null where its names are others.
    private static JsonObject? Align(JsonObject row, JsonKeys names)
    {
        if (row.Names.Equals(names)) return row;
        if (!row.Names.SetEquals(names)) return null;
        var values = new JsonValue[names.Count];
        for (var i = 0; i < values.Length; i++) values[i] = row[names[i]];
        return new JsonObject(names, values);
    }

    private static string Difference(JsonKeys names, JsonKeys first)
    {
        foreach (var name in first.Names)
        {
            if (!names.Contains(name)) return $"lacks '{name}', which the first one has";
        }

        foreach (var name in names.Names)
        {
            if (!first.Contains(name)) return $"has '{name}', which the first one lacks";
        }

        return "has other keys than the first one";
    }

    private static void RequireRows(string column, int found, int expected, string page)
    {
        if (found == expected) return;
        throw new ArgumentException(string.Create(
            CultureInfo.InvariantCulture, $"{page}: {column} has {found} rows, but {expected} are expected; all columns of a page are equally long."), nameof(page));
    }

    private static void RequireRows(ColumnMap? columns, string name, int expected, string page)
    {
        for (var i = 0; i < columns?.Count; i++) RequireRows($"{name}.{columns.Names[i]}", columns.Columns[i].Count, expected, page);
    }
}
