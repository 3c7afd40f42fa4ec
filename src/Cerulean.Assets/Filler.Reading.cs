using Cerulean.Documents;

namespace Cerulean.Assets;

public sealed partial class Filler
{
    /// <summary>The array of a datum.</summary>
    /// <exception cref="AssetException">The array cannot be had.</exception>
    public NdArray Read(string datumId, ArrayMemory? memory = null)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        return ReadDatum(datumId, "The caller", memory ?? ArrayMemory.Fresh);
    }

    /// <summary>The rows of a stream datum in the shape of the whole: (rows, *shape), or (rows * shape[0], *shape[1:]) where rows are concatenated.</summary>
    /// <exception cref="AssetException">The rows cannot be had.</exception>
    public NdArray Read(StreamDatum datum, ArrayMemory? memory = null)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        var field = _references.FieldOf(datum, out var resource) ?? throw NoField(datum.Descriptor, resource.DataKey);
        return RowShape.Join(ReadRows(field, resource, datum.Indices, memory ?? ArrayMemory.Fresh), resource, field.Key);
    }

    /// <summary>How many rows of a STREAM: key its stream datums have told of so far.</summary>
    /// <exception cref="AssetException">The descriptor, or the key, has not been seen.</exception>
    public long CountRows(string descriptor, string field) => StreamField(descriptor, field).Rows!.Told.Sum(part => part.Rows.Count);

    /// <summary>Rows of a STREAM: key, counted as its stream datums told of them: an array (rows, *shape of a row).</summary>
    /// <exception cref="AssetException">The rows cannot be had, or differ in shape.</exception>
    public NdArray ReadRows(string descriptor, string field, StreamRange rows, ArrayMemory? memory = null)
    {
        var found = StreamField(descriptor, field);
        var block = new RowBlock(memory ?? ArrayMemory.Fresh, checked((int)rows.Count));
        long before = 0;
        foreach (var (resource, told) in found.Rows!.Told)
        {
            var (start, stop) = (Math.Max(rows.Start, before), Math.Min(rows.Stop, before + told.Count));
            if (start < stop) ReadInto(block, (int)(start - rows.Start), found, resource, new StreamRange(told.Start + start - before, told.Start + stop - before));
            before += told.Count;
        }

        if (rows.Start < 0 || rows.Stop > before) throw new AssetException($"Field '{field}' of stream '{found.Stream}' has {before} rows, asked for {rows.Start} to {rows.Stop}.");
        return block.ToColumn() is ArrayColumn { Array: var array } ? array : throw Mixed(found);
    }

    /// <summary>Rows of a STREAM: key as one array, joined as its stream resources say.</summary>
    /// <exception cref="AssetException">The rows cannot be had, or differ in shape.</exception>
    public NdArray ReadStream(string descriptor, string field, ArrayMemory? memory = null)
    {
        var found = StreamField(descriptor, field);
        if (found.Rows!.Told is not [var first, ..]) throw new AssetException($"Field '{field}' of stream '{found.Stream}' has no rows yet: no stream datum has told of any.");
        return RowShape.Join(ReadRows(descriptor, field, new StreamRange(0, CountRows(descriptor, field)), memory), first.Resource, found.Key);
    }

    private ExternalField StreamField(string descriptor, string field)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        var fields = _references.Fields(descriptor) ?? throw References.Unresolved($"The caller refers to the descriptor '{descriptor}'");
        return Array.Find(fields, candidate => candidate.Name == field && candidate.Rows is not null) ?? throw NoField(descriptor, field);
    }

    private NdArray ReadDatum(string datumId, string who, ArrayMemory memory)
    {
        var (resource, arguments) = _references.Datum(datumId, who);
        return Attempt((Filler: this, datumId, resource, arguments), memory, resource.Uid, static (state, target) =>
            state.Filler._open.Get(state.resource.Uid, (state.Filler, state.resource), static state => state.Filler.Open(state.resource)).Read(state.arguments, target),
            static state => state.Filler.Place(state.datumId, state.resource));
    }

    private NdArray ReadRows(ExternalField field, StreamResource resource, StreamRange rows, ArrayMemory memory)
    {
        var array = Attempt((Filler: this, field, resource, rows), memory, resource.Uid, static (state, target) =>
            state.Filler._open.Get(state.resource.Uid, (state.Filler, state.resource, state.field), static state => state.Filler.Open(state.resource, state.field)).Read(state.rows, target),
            static state => state.Filler.Place(state.rows, state.resource));
        if (array.Length != rows.Count) throw new AssetException($"{Place(rows, resource)}: the handler gave {array}, expected {rows.Count} rows.");
        return array;
    }

    private void ReadInto(RowBlock block, int row, ExternalField field, StreamResource resource, StreamRange rows)
    {
        block.Next(row, (int)rows.Count);
        var array = ReadRows(field, resource, rows, block);
        Note(field, array.Rank > 0 && array.Length > 0 ? array.Slice(0, 1).Reshape(array.Shape[1..]) : array);
        block.Add(row, array);
    }

    private void Note(ExternalField? field, NdArray array)
    {
        if (_options.Note is { } note && field?.Difference(array) is { } difference) note(difference);
    }

    private static AssetException NoField(string descriptor, string field) =>
        new($"Descriptor '{descriptor}' has no STREAM: key '{field}'.") { Fault = AssetFault.UnresolvedReference };

    private static AssetException Mixed(ExternalField field) =>
        new($"Field '{field.Name}' of stream '{field.Stream}' has arrays of different shapes or types, expected one. Read them row by row.");
}
