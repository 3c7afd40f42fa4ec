using System.Runtime.InteropServices;
using Cerulean.Documents;

namespace Cerulean.Store;

/// <summary>Rows of a stream, of which columns are read.</summary>
internal sealed class TableRows
{
    private readonly TablePart[] _parts;
    private readonly StreamRange _range;
    private readonly TableOptions _options;
    private readonly int _rows;

    public TableRows(TablePart[] parts, StreamRange range, TableOptions options)
    {
        (_parts, _range, _options) = (parts, range, options);
        _rows = checked(parts.Sum(part => part.Rows));
    }

    /// <summary>Rows that have seq_nums alone.</summary>
    public static Table WithoutValues(ReadOnlySpan<long> seqNums, IReadOnlyList<string> fields, TableOptions options)
    {
        var rows = seqNums.Length;
        return Table(fields, options, Column.From(seqNums), (_, _) => Nulls(rows));
    }

    /// <summary>seq_num, time, the fields and their timestamps.</summary>
    public Table Read(IReadOnlyList<string> fields)
    {
        if (_rows == 0) return WithoutValues([], fields, _options);
        var seqNums = ReadColumn(_ => Layout.SeqNum);
        var order = RowOrder.Of(_parts, seqNums.AsSpan<long>(), _range);
        if (_options.HasTimes) order = OfTimes(order, ReadColumn(_ => Layout.Time));
        return Table(fields, _options, Ordered(seqNums), (field, isTimestamp) => Ordered(ReadColumn(PlaceOf(field, isTimestamp))));

        Column Ordered(Column column) => order is null ? column : order.Apply(column);
    }

    private static Table Table(IReadOnlyList<string> fields, TableOptions options, Column seqNums, Func<string?, bool, Column> read)
    {
        var columns = new OrderedDictionary<string, Column>();
        Add("seq_num", seqNums);
        Add("time", Times(read(null, true)));
        foreach (var field in fields) Add(Documents.Table.ColumnOf(field), read(field, false));
        foreach (var field in options.Timestamps ? fields : []) Add("ts_" + field, Times(read(field, true)));
        return Documents.Table.Of([.. columns.Select(column => (column.Key, column.Value))]);

        Column Times(Column seconds) => options.TimeStruct?.Of(seconds) ?? seconds;

        // A field may be called time_, or as the timestamps of another.
        void Add(string name, Column column)
        {
            while (columns.ContainsKey(name)) name += "_";
            columns.Add(name, column);
        }
    }

    private static Func<Layout, int> PlaceOf(string? field, bool isTimestamp) =>
        field is null ? _ => Layout.Time
        : isTimestamp ? layout => Place(layout.Timestamps, field, layout.FirstTimestamp)
        : layout => Place(layout.Data, field, Layout.FirstData);

    private static int Place(JsonKeys names, string name, int first) => names.IndexOf(name) is >= 0 and var index ? first + index : -1;

    private static Column Nulls(int rows) => rows == 0 ? Column.Empty : new JsonColumn(new JsonValue[rows]);

    private RowOrder OfTimes(RowOrder? order, Column times)
    {
        var (since, until) = (_options.SinceOrFirst, _options.UntilOrEnd);
        return RowOrder.Where(order, _rows, row => times[row].TryGetDouble(out var time) && time >= since && time < until);
    }

    // Parts of one dtype and shape are copied once, into memory that is not cleared before; others meet as values.
    private Column ReadColumn(Func<Layout, int> placeOf)
    {
        byte[]? bytes = null;
        var at = 0;
        string? type = null;
        foreach (var part in _parts)
        {
            var place = placeOf(part.Layout);
            if (place < 0) return ReadValues(placeOf);
            var data = part.Read(place, out var header);
            if (header.Kind != ColumnKind.Array || (type is not null && header.Type != type)) return ReadValues(placeOf);
            if (bytes is null)
            {
                type = header.Type!;
                bytes = GC.AllocateUninitializedArray<byte>(checked(data.Length / part.Rows * _rows));
            }

            data.CopyTo(bytes.AsSpan(at));
            at += data.Length;
        }

        var (elements, shape) = ColumnCodec.ParseType(type!);
        return new ArrayColumn(new NdArray(elements, [_rows, .. shape], bytes));
    }

    private Column ReadValues(Func<Layout, int> placeOf)
    {
        var columns = new List<Column>(_parts.Length);
        foreach (var part in _parts)
        {
            var place = placeOf(part.Layout);
            columns.Add(place < 0 ? Nulls(part.Rows) : part.Column(place));
        }

        return Column.Concat(CollectionsMarshal.AsSpan(columns));
    }
}
