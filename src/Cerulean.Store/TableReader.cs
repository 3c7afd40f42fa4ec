using System.Runtime.InteropServices;
using Cerulean.Documents;

namespace Cerulean.Store;

/// <summary>Reads columns of a stream straight into place.</summary>
internal sealed class TableReader
{
    private readonly TablePart[] _parts;
    private readonly RunReader _run;
    private readonly string _stream;
    private readonly int _rows;

    public TableReader(RunReader run, string stream)
    {
        (_run, _stream) = (run, stream);
        _parts = [.. run.Parts(stream).OrderBy(part => part.First)];
        _rows = checked(_parts.Sum(part => part.Rows));
    }

    public Table Read(IReadOnlyList<string> fields, bool timestamps)
    {
        var seqNums = _rows == 0 ? StreamDatums() : ReadColumn(_ => Layout.SeqNum);
        var order = RowOrder.Of(_parts, seqNums.AsSpan<long>());
        var columns = new OrderedDictionary<string, Column>();
        Add("seq_num", seqNums);
        Add("time", Values(_ => Layout.Time));
        foreach (var field in fields) Add(field, Values(layout => Place(layout.Data, field, Layout.FirstData)));
        foreach (var field in timestamps ? fields : []) Add("ts_" + field, Values(layout => Place(layout.Timestamps, field, layout.FirstTimestamp)));
        return Table.Of([.. columns.Select(column => (column.Key, column.Value))]);

        Column Values(Func<Layout, int> placeOf) => _rows == 0 ? Nulls(seqNums.Count) : ReadColumn(placeOf);

        // A field may be called time.
        void Add(string name, Column column)
        {
            while (columns.ContainsKey(name)) name += "_";
            columns.Add(name, order is null ? column : order.Apply(column));
        }
    }

    private static int Place(JsonKeys names, string name, int first) => names.IndexOf(name) is >= 0 and var index ? first + index : -1;

    private static Column Nulls(int rows) => rows == 0 ? Column.Empty : new JsonColumn(new JsonValue[rows]);

    // Parts of one dtype and shape are copied once, into memory that is not cleared before; others meet as values.
    private Column ReadColumn(Func<Layout, int> placeOf)
    {
        byte[]? bytes = null;
        var at = 0;
        string? type = null;
        foreach (var part in _parts)
        {
            if (part.Rows == 0) continue;
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
            columns.Add(place < 0 ? Nulls(part.Rows) : Decode(part, place));
        }

        return Column.Concat(CollectionsMarshal.AsSpan(columns));
    }

    private static Column Decode(TablePart part, int place)
    {
        var data = part.Read(place, out var header);
        return ColumnCodec.Decode(header, data, part.Rows);
    }

    private Column StreamDatums()
    {
        var numbers = _run.StreamSeqNums(_stream);
        var values = new long[numbers.Count];
        var at = 0;
        foreach (var range in numbers.Ranges)
        {
            for (var number = range.Start; number < range.Stop; number++) values[at++] = number;
        }

        return Column.From<long>(values);
    }
}
