using Cerulean.Assets;
using Cerulean.Documents;

namespace Cerulean.Store;

public sealed partial class FillContext
{
    private const int BlockRows = 256;

    private (string Stream, string Field, long Block, Table Table)? _block;

    /// <summary>How many frames <see cref="ReadAll"/> gives.</summary>
    /// <exception cref="StoreException">There is no such stream or field.</exception>
    /// <exception cref="AssetException">The frames cannot be counted.</exception>
    public long CountFrames(string stream, string field) => StreamOf(stream, field) is { } descriptor
        ? Ask((descriptor, field), static (filler, asked) => filler.CountFrames(asked.descriptor, asked.field))
        : _run.ReadTable(stream, new TableOptions { Fields = [] }).RowCount;

    /// <summary>
    /// All frames of a field as one array. Of datums: (rows, *shape), of a repeated row the last. Of stream resources what their files hold, as it is joined:
    /// (rows, *shape), or (rows * shape[0], *shape[1:]) where rows are concatenated. Frame i is element i along the first axis.
    /// </summary>
    /// <exception cref="StoreException">There is no such stream or field, or its values are no arrays of one shape.</exception>
    /// <exception cref="AssetException">The frames cannot be had.</exception>
    public NdArray ReadAll(string stream, string field, ArrayMemory? memory = null) => StreamOf(stream, field) is { } descriptor
        ? Ask((descriptor, field, memory), static (filler, asked) => filler.ReadStream(asked.descriptor, asked.field, asked.memory))
        : ArrayOf(FillTable(_run.ReadTable(stream, new TableOptions { Fields = [field] }), stream, memory: memory), stream, field);

    /// <summary>One frame of a field: element i along the first axis of all frames, read without most of the others.</summary>
    /// <exception cref="StoreException">There is no such stream, field or frame, or its values are no arrays.</exception>
    /// <exception cref="AssetException">The frame cannot be had.</exception>
    public NdArray ReadFrame(string stream, string field, long frame, ArrayMemory? memory = null)
    {
        if (StreamOf(stream, field) is { } descriptor)
        {
            return Ask((descriptor, field, frame, memory), static (filler, asked) => filler.ReadFrame(asked.descriptor, asked.field, asked.frame, asked.memory));
        }

        var (rows, row) = frame < 0 ? (Table.Of(), 0) : (Block(stream, field, frame / BlockRows), (int)(frame % BlockRows));
        if (row >= rows.RowCount) throw new StoreException($"Field '{field}' of stream '{stream}' has {CountFrames(stream, field)} frames, asked for frame {frame}, counted from 0.");
        var array = ArrayOf(FillTable(new Table(rows.Columns.Slice(row, 1)), stream, memory: memory), stream, field);
        return array.Reshape(array.Shape[1..]);
    }

    // The descriptor of a STREAM: key; null where events have its values.
    private string? StreamOf(string stream, string field)
    {
        var descriptors = _run.DescriptorsOf(stream);
        var first = descriptors.FirstOrDefault(descriptor => descriptor.DataKeys.ContainsKey(field))
            ?? throw new StoreException($"Stream '{stream}' has no field '{field}'; it has: {string.Join(", ", _run.FieldsOf(stream))}.");
        return first.DataKeys[field].IsStream ? first.Uid : null;
    }

    // Some rows of one field are kept: frames are mostly asked for one after another. Of an open run the last ones may have become more.
    private Table Block(string stream, string field, long block)
    {
        if (_block is { } known && (known.Stream, known.Field, known.Block) == (stream, field, block) && (known.Table.RowCount == BlockRows || _run.Stop is not null)) return known.Table;
        var table = _run.ReadChunk(stream, block, BlockRows, new TableOptions { Fields = [field] });
        _block = (stream, field, block, table);
        return table;
    }

    private static NdArray ArrayOf(Table table, string stream, string field) => table[Table.ColumnOf(field)] is ArrayColumn { Array: var array }
        ? array
        : throw new StoreException($"The values of field '{field}' of stream '{stream}' are no arrays of one shape and type. Read them row by row: cerulean docs --fill --as events.");
}
