namespace Cerulean.Store.Sqlite;

/// <summary>A database file in WAL mode. Connections are kept for the next reader or writer.</summary>
internal sealed class SqliteDatabase : IDatabase
{
    private const int Version = 4;
    private const int OldestVersion = 2;
    private const int LeastBytes = 512;
    private const int ApplicationId = 0x43655275; // "CeRu"

    private readonly Lock _gate = new();
    private readonly Stack<Connection> _idle = [];
    private readonly SemaphoreSlim _writing = new(1);
    private bool _disposed;

    /// <summary>Opens the file; makes it, and its folder, where it is not there.</summary>
    public SqliteDatabase(string path)
    {
        Place = Path.GetFullPath(path);
        try
        {
            // Whoever stages runs is known by files beside the database: they must lie in one place for all.
            var file = new FileInfo(Place);
            if (file.LinkTarget is not null) Place = file.ResolveLinkTarget(returnFinalTarget: true)!.FullName;
            Directory.CreateDirectory(Path.GetDirectoryName(Place)!);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new StoreException($"{Place} cannot be reached, or its folder not be made: {error.Message}", error);
        }

        RequireDatabase();
        var connection = new Connection(Place);
        try
        {
            if (connection.Scalar("pragma user_version") == 0) Create(connection);
            RequireVersion(connection);
            if (connection.Scalar("pragma user_version") < Version) new StoreUpgrade(this, connection).Run(Version);
            Configure(connection);
        }
        catch
        {
            connection.Dispose();
            throw;
        }

        _idle.Push(connection);
    }

    public string Place { get; }

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

    public IDisposable? TryClaim(string stage) => StageClaim.TryMake(Place, stage);

    public IReadOnlySet<string> Claims() => StageClaim.Held(Place);

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
        lock (_gate)
        {
            _disposed = true;
            while (_idle.TryPop(out var connection)) connection.Dispose();
        }
    }

    // SQLite takes a file of a few bytes for an empty database, and would write over it. The file must not be opened here:
    // to close it again would take away the locks of other connections of this process.
    private void RequireDatabase()
    {
        if (new FileInfo(Place) is { Exists: true, Length: > 0 and < LeastBytes }) throw Connection.NoDatabase(Place);
    }

    private Connection Rent()
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            if (_idle.TryPop(out var idle)) return idle;
        }

        var connection = new Connection(Place);
        Configure(connection);
        return connection;
    }

    private static void Create(Connection connection)
    {
        connection.Execute("pragma page_size = 16384; pragma journal_mode = wal; begin immediate");
        // Another process may have been faster.
        if (connection.Scalar("pragma user_version") == 0)
        {
            RequireEmpty(connection);
            connection.Execute($"{SqlText.Schema}; pragma application_id = {ApplicationId}; pragma user_version = {Version}");
        }

        connection.Execute("commit");
    }

    private static void RequireEmpty(Connection connection)
    {
        if (connection.Scalar("select count(*) from sqlite_master") == 0) return;
        throw new StoreException($"{connection.Path} is a database of something else. Give the path of a store, or of a file that is not there yet.");
    }

    private static void RequireVersion(Connection connection)
    {
        if (connection.Scalar("pragma application_id") != ApplicationId)
        {
            throw new StoreException($"{connection.Path} is a database of something else. Give the path of a store, or of a file that is not there yet.");
        }

        var version = connection.Scalar("pragma user_version");
        if (version > Version)
        {
            throw new StoreException($"{connection.Path} has been written by a newer Cerulean (store version {version}; this one knows {Version}). Use the newer Cerulean.");
        }

        if (version < OldestVersion)
        {
            throw new StoreException($"{connection.Path} has been written before the first release of Cerulean (store version {version}; this one knows {Version}). Ingest its runs into another store.");
        }
    }

    // The zeroing of deleted content, on in Debian's library, would write every compacted event twice.
    private static void Configure(Connection connection) => connection.Execute(
        "pragma synchronous = full; pragma secure_delete = off; pragma cache_size = -8000; pragma wal_autocheckpoint = 2000; pragma journal_size_limit = 67108864");
}
