using Cerulean.Documents;

namespace Cerulean.Store;

public sealed partial class EventSource
{
    /// <summary>
    /// A stream as a table: seq_num, time, the fields in descriptor order, then ts_FIELD for each where timestamps are asked for; rows by seq_num,
    /// of a repeated one the last. Missing values are null.
    /// </summary>
    /// <exception cref="NoEventDescriptorsException">The run has no streams.</exception>
    /// <exception cref="StoreException">There is no such stream or field.</exception>
    public Table Table(Run run, string stream = EventDescriptor.DefaultStream, TableOptions? options = null) => run.ReadTable(stream, options);

    /// <summary>The same table in pieces of so many rows, the last one smaller. Each is read when it is asked for, all of one snapshot.</summary>
    /// <exception cref="NoEventDescriptorsException">The run has no streams.</exception>
    /// <exception cref="StoreException">There is no such stream or field.</exception>
    public IEnumerable<Table> TableChunks(Run run, string stream, int chunkSize, TableOptions? options = null) =>
        run.ReadChunks(stream, chunkSize, options);

    /// <summary>
    /// Rows chunkNumber · chunkSize and following of the same table, at most chunkSize of them, read without what precedes them. Past the end it is an empty table.
    /// </summary>
    /// <exception cref="NoEventDescriptorsException">The run has no streams.</exception>
    /// <exception cref="StoreException">There is no such stream or field.</exception>
    public Table TableChunk(Run run, string stream, long chunkNumber, int chunkSize, TableOptions? options = null) =>
        run.ReadChunk(stream, chunkNumber, chunkSize, options);
}
