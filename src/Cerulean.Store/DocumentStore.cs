using Cerulean.Documents;
using Cerulean.Store.Memory;
using Cerulean.Store.Sqlite;

namespace Cerulean.Store;

/// <summary>A durable, numbered log of documents with columnar pages behind it, in one database file; or, for a while, in memory.</summary>
public sealed partial class DocumentStore : IDisposable
{
    private readonly IDatabase _database;
    private readonly TimeProvider _time;

    private DocumentStore(IDatabase database, TimeProvider? time)
    {
        (_database, _time, RunMetadata) = (database, time ?? TimeProvider.System, new StoredMetadata(database));
        _live = new Lazy<LiveLog>(() => new LiveLog(database));
        _source = new Lazy<RunIndex<LiveRun>>(() => _live.Value.Source());
    }

    /// <summary>Metadata that go into every run of an engine, and the last scan_id. Several processes may share them.</summary>
    public IRunMetadata RunMetadata { get; }

    /// <summary>Opens a store; makes the file, and its folder, where it is not there.</summary>
    /// <param name="path">The file.</param>
    /// <param name="time">Tells when documents are changed and runs deleted; null for the clock of the machine.</param>
    /// <exception cref="StoreException">The file is no store, is damaged, or has been written by a newer Cerulean.</exception>
    public static DocumentStore Open(string path, TimeProvider? time = null) => new(new SqliteDatabase(path), time);

    /// <summary>A store that ends with its process, for tests and for what is looked at once.</summary>
    /// <param name="time">Tells when documents are changed and runs deleted; null for the clock of the machine.</param>
    public static DocumentStore InMemory(TimeProvider? time = null) => new(new MemoryDatabase(), time);

    /// <summary>Begins to take the runs of a file.</summary>
    /// <param name="keepIncomplete">Keeps what precedes a break, or the end of the file, as an open run.</param>
    /// <param name="completed">Is told of each run as soon as it is known what becomes of it.</param>
    /// <param name="runsPerCommit">So many small runs may become visible, and be told, together: much faster where there are many.</param>
    public FileIngest BeginIngest(bool keepIncomplete = false, Action<IngestOutcome>? completed = null, int runsPerCommit = 1) =>
        new(_database, keepIncomplete, completed, runsPerCommit);
}
