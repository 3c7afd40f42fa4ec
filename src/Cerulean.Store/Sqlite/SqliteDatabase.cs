namespace Cerulean.Store.Sqlite;

/// <summary>A database file in WAL mode. Connections are kept for the next reader or writer.</summary>
internal sealed class SqliteDatabase : IDatabase
{
    private const long StepPages = 64;
    private const int LogMilliseconds = 50;

    private readonly Lock _gate = new();
    private readonly string _uri;
    private readonly Stack<Connection> _idle = [];
    private readonly SemaphoreSlim _writing = new(1);
    private readonly Checkpointer _checkpointer;
    private bool _disposed;

    /// <summary>Opens the file; makes it, and its folder, where it is not there. One that may not be written is opened to be read.</summary>
    public SqliteDatabase(string path)
    {
        Place = DatabaseFile.Locate(path);
        _uri = DatabaseFile.UriOf(Place);
        _checkpointer = new Checkpointer(OpenAnother);
        try
        {
            _idle.Push(Open());
        }
        catch (StoreException error) when (Connection.IsRefused(error) && DatabaseFile.IsWhole(Place))
        {
            _uri += "?immutable=1";
            _idle.Push(Open());
        }
    }

    public string Place { get; }

    /// <summary>Size of the file with its log.</summary>
    public long Bytes => DatabaseFile.Bytes(Place);

    public IDatabaseReader Read() => new SqliteReader(this, Rent());

    // Writers of this process take turns here: SQLite would have them sleep and try again.
    public IDatabaseWriter Write()
    {
        _writing.Wait();
        try
        {
            return new SqliteWriter(this, Rent(), _writing);
        }
        catch
        {
            _writing.Release();
            throw;
        }
    }

    // In steps, so that others write between them and a full disk or a kill costs one step. A store of before version 4 is written anew once.
    public void Shrink()
    {
        var before = InTurn(connection =>
        {
            var pages = connection.Scalar("pragma page_count");
            if (connection.Scalar("pragma auto_vacuum") != DatabaseForm.IncrementalVacuum) connection.Execute($"pragma auto_vacuum = {DatabaseForm.IncrementalVacuum}; vacuum");
            return pages;
        });
        for (var (free, left) = (long.MaxValue, InTurn(FreePages)); left > 0 && left < free;)
        {
            free = left;
            left = InTurn(connection =>
            {
                connection.Execute($"pragma incremental_vacuum({StepPages})");
                return FreePages(connection);
            });
        }

        if (InTurn(connection => connection.Scalar("pragma page_count")) < before) EmptyLog();
    }

    private static long FreePages(Connection connection) => connection.Scalar("pragma freelist_count");

    private long InTurn(Func<Connection, long> work)
    {
        _writing.Wait();
        try
        {
            return With(work);
        }
        finally
        {
            _writing.Release();
        }
    }

    private long With(Func<Connection, long> work)
    {
        var connection = Rent();
        try
        {
            var result = work(connection);
            Return(connection);
            return result;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    // Only then the file ends earlier. Most is done beside the writers. Whoever reads an older state needs the log, and for the rest nobody can write: readers are hardly waited for.
    private void EmptyLog() => With(connection =>
    {
        connection.Execute(
            $"pragma wal_checkpoint(passive); pragma busy_timeout = {LogMilliseconds}; pragma wal_checkpoint(truncate); pragma busy_timeout = {Connection.BusyMilliseconds}");
        return 0;
    });

    public IDisposable? TryClaim(string stage) => StageClaim.TryMake(Place, stage);

    public IReadOnlySet<string> Claims() => StageClaim.Held(Place);

    /// <summary>Says that a commit has written so many bytes of content.</summary>
    public void Written(long bytes) => _checkpointer.Written(bytes);

    public void Return(Connection connection)
    {
        lock (_gate)
        {
            if (!_disposed)
            {
                _idle.Push(connection);
                return;
            }
        }

        connection.Dispose();
    }

    public void Dispose()
    {
        _checkpointer.Dispose();
        lock (_gate)
        {
            _disposed = true;
            while (_idle.TryPop(out var connection)) connection.Dispose();
        }
    }

    private Connection Open()
    {
        var connection = new Connection(Place, _uri);
        try
        {
            DatabaseForm.Prepare(this, connection);
            Configure(connection);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private Connection Rent()
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            if (_idle.TryPop(out var idle)) return idle;
        }

        return OpenAnother();
    }

    private Connection OpenAnother()
    {
        var connection = new Connection(Place, _uri);
        Configure(connection);
        return connection;
    }

    // The log is taken into the file by the checkpointer; at 64 MB a commit does it.
    // The zeroing of deleted content, on in Debian's library, would write every compacted event twice.
    private static void Configure(Connection connection) => connection.Execute(
        "pragma synchronous = full; pragma secure_delete = off; pragma cell_size_check = on; pragma cache_size = -8000; pragma wal_autocheckpoint = 4000; pragma journal_size_limit = 67108864");
}
