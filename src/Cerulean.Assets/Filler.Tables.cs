using Cerulean.Documents;

namespace Cerulean.Assets;

public sealed partial class Filler
{
    /// <summary>
    /// A table of a stream with its arrays, of all external keys or of some fields: a column of datum ids becomes one of arrays;
    /// STREAM: keys become further columns, null where no stream datum covers the seq_num.
    /// </summary>
    /// <param name="table">A table with the column seq_num.</param>
    /// <param name="run">Uid of the run.</param>
    /// <param name="stream">Name of the stream.</param>
    /// <param name="fields">The fields to fill; all where it is null.</param>
    /// <param name="lazily">Reads each row when it is asked for, while the filler is open.</param>
    /// <param name="memory">Where the arrays are read into.</param>
    /// <exception cref="AssetException">An array cannot be had.</exception>
    public Table Fill(Table table, string run, string stream = EventDescriptor.DefaultStream, IReadOnlyCollection<string>? fields = null, bool lazily = false, ArrayMemory? memory = null)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        memory ??= ArrayMemory.Fresh;
        var columns = table.Columns;
        foreach (var field in _references.StreamFields(run, stream).Where(field => IsWanted(field.Name, fields)))
        {
            var (place, name) = (memory.Of(field.Name), Table.ColumnOf(field.Name));
            if (field.Rows is null && columns.Find(name) is { } ids)
            {
                columns = With(columns, name, lazily ? Lazy(ids, row => FillColumn(field, ids.Slice(row, 1), null, Row(row), place)) : FillColumn(field, ids, null, Row(0), place));
            }
            else if (field.Rows is not null && columns.Find(name) is null && columns.Find("seq_num") is { } numbers)
            {
                columns = With(columns, name, lazily ? Lazy(numbers, row => ReadColumn(field, numbers.Slice(row, 1).AsSpan<long>(), place)) : ReadColumn(field, numbers.AsSpan<long>(), place));
            }

            string Row(int row) => $"Column '{field.Name}' of stream '{stream}', row {row} or below,";
        }

        return new Table(columns);
    }

    private LazyColumn Lazy(Column rows, Func<int, Column> read) => new(rows.Count, row =>
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        return read(row)[0];
    });
}
