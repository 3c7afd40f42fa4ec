using Cerulean.Documents;

namespace Cerulean.Assets;

public sealed partial class Filler
{
    /// <summary>The event with its arrays, of all external keys or of some fields.</summary>
    /// <exception cref="AssetException">An array cannot be had.</exception>
    public Event Fill(Event row, IReadOnlyCollection<string>? fields = null, ArrayMemory? memory = null)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        var known = _references.Fields(row.Descriptor);
        var (data, timestamps, filled) = (row.Data, row.Timestamps, row.Filled);
        foreach (var (name, field) in _references.Unfilled(row))
        {
            if (!IsWanted(name, fields)) continue;
            var id = row.Data[name].AsString();
            var array = ReadDatum(id, $"Event '{row.Uid}'", (memory ?? ArrayMemory.Fresh).Of(name));
            Note(field, array);
            data = data.With(name, array);
            filled = (filled ?? JsonObject.Empty).With(name, id);
        }

        foreach (var field in known ?? [])
        {
            if (field.Rows?.Find(row.SeqNum) is not { } piece || data.ContainsKey(field.Name) || !IsWanted(field.Name, fields)) continue;
            data = data.With(field.Name, ReadRow(field, piece, row.SeqNum, (memory ?? ArrayMemory.Fresh).Of(field.Name)));
            timestamps = timestamps.With(field.Name, row.Time);
            filled = (filled ?? JsonObject.Empty).With(field.Name, piece.Datum);
        }

        return ReferenceEquals(data, row.Data) ? row : row with { Data = data, Timestamps = timestamps, Filled = filled };
    }

    /// <summary>The page with its arrays, of all external keys or of some fields: each column as one array where the rows are alike.</summary>
    /// <exception cref="AssetException">An array cannot be had.</exception>
    public EventPage Fill(EventPage page, IReadOnlyCollection<string>? fields = null, ArrayMemory? memory = null)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        var known = _references.Fields(page.Descriptor);
        var (data, timestamps, filled) = (page.Data, page.Timestamps, page.Filled);
        foreach (var (name, field) in _references.Unfilled(page))
        {
            if (!IsWanted(name, fields)) continue;
            var (ids, flags) = (page.Data[name], page.Filled?.Find(name));
            data = With(data, name, FillColumn(field, ids, flags, References.Describe(page), (memory ?? ArrayMemory.Fresh).Of(name)));
            filled = With(filled ?? ColumnMap.Empty, name, Flags(ids, flags));
        }

        foreach (var field in known ?? [])
        {
            if (field.Rows is null || data.Names.Contains(field.Name) || !IsWanted(field.Name, fields) || !Covers(field, page.SeqNums)) continue;
            data = With(data, field.Name, ReadColumn(field, page.SeqNums, (memory ?? ArrayMemory.Fresh).Of(field.Name)));
            timestamps = With(timestamps, field.Name, page.Time);
            filled = With(filled ?? ColumnMap.Empty, field.Name, Datums(field, page.SeqNums));
        }

        return ReferenceEquals(data, page.Data) ? page : page with { Data = data, Timestamps = timestamps, Filled = filled };
    }

    private NdArray? ReadRow(ExternalField field, StreamRows.Piece piece, long seqNum, ArrayMemory memory)
    {
        var row = piece.RowOf(seqNum);
        var array = ReadRows(field, piece.Resource, new StreamRange(row, row + 1), memory);
        array = array.Reshape(array.Shape[1..]);
        Note(field, array);
        return array;
    }

    private static ColumnMap With(ColumnMap columns, string name, Column column)
    {
        Column[] all = [.. columns.Columns, .. columns.Names.Contains(name) ? default(ReadOnlySpan<Column>) : new ReadOnlySpan<Column>(in column)];
        if (columns.Names.IndexOf(name) is >= 0 and var at) all[at] = column;
        return new ColumnMap(all.Length == columns.Count ? columns.Names : new JsonKeys([.. columns.Names.Names, name]), all);
    }
}
