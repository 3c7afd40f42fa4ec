using SQLitePCL;

namespace Cerulean.Store.Sqlite;

/// <summary>One connection to a database file, for one thread at a time.</summary>
internal sealed class Connection : IDisposable
{
    public const int BusyMilliseconds = 60_000;

    private readonly sqlite3 _handle;
    private readonly Dictionary<string, Statement> _statements = [];

    public Connection(string path, string uri)
    {
        SqliteLibrary.Load();
        Path = path;
        var result = raw.sqlite3_open_v2(uri, out _handle, raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE | raw.SQLITE_OPEN_NOMUTEX | raw.SQLITE_OPEN_URI, null);
        if (result != raw.SQLITE_OK)
        {
            var error = Error(result);
            _handle.Dispose();
            throw error;
        }

        _ = raw.sqlite3_busy_timeout(_handle, BusyMilliseconds);
    }

    public string Path { get; }

    public long LastId => raw.sqlite3_last_insert_rowid(_handle);

    /// <summary>Number of rows that the last statement has changed.</summary>
    public int Changes => raw.sqlite3_changes(_handle);

    /// <summary>True where the file may only be read.</summary>
    public bool IsReadOnly => raw.sqlite3_db_readonly(_handle, "main") == 1;

    public bool InTransaction => raw.sqlite3_get_autocommit(_handle) == 0;

    /// <summary>A statement of the .sql files, prepared once; it must not be in use.</summary>
    public Statement this[string name]
    {
        get
        {
            if (!_statements.TryGetValue(name, out var statement)) _statements.Add(name, statement = Prepare(SqlText.Of(name)));
            return statement.Start();
        }
    }

    /// <summary>A statement of its own, for rows that are read one by one while others are in use.</summary>
    public Statement Prepare(string sql)
    {
        var result = raw.sqlite3_prepare_v2(_handle, sql, out var statement);
        return result == raw.SQLITE_OK ? new Statement(this, statement) : throw Error(result);
    }

    /// <summary>Runs statements without parameters.</summary>
    public void Execute(string sql)
    {
        var result = raw.sqlite3_exec(_handle, sql);
        if (result != raw.SQLITE_OK) throw Error(result);
    }

    /// <summary>The first column of the first row.</summary>
    public long Scalar(string sql)
    {
        using var statement = Prepare(sql);
        return statement.Step() ? statement.Integer(0) : 0;
    }

    /// <summary>True where the system does not let the file, or those beside it, be opened or written.</summary>
    public static bool IsRefused(StoreException error) => error.HResult is raw.SQLITE_CANTOPEN or raw.SQLITE_READONLY or raw.SQLITE_IOERR;

    /// <summary>True where the file is not as it was written.</summary>
    public static bool IsDamage(StoreException error) => error.HResult == raw.SQLITE_CORRUPT;

    public static StoreException NoDatabase(string path) =>
        new($"{path} is no store: the file is not a database. Give the path of a store, or of a file that is not there yet.");

    /// <summary>What a result code means to the user.</summary>
    public StoreException Error(int result)
    {
        if (result == raw.SQLITE_NOTADB) return NoDatabase(Path);
        var detail = raw.sqlite3_errmsg(_handle).utf8_to_string();
        return new StoreException((result & 0xff) switch
        {
            raw.SQLITE_CORRUPT => $"{Path} is damaged ({detail}). Restore it from a copy; cerulean store check tells what can still be read.",
            raw.SQLITE_FULL => $"{Path}: the disk is full. Make room; what was not acknowledged has to be sent again.",
            raw.SQLITE_CANTOPEN => $"{Path} cannot be opened ({detail}). Is it a folder, or a place that may not be written?",
            raw.SQLITE_READONLY => $"{Path} may only be read here ({detail}). To write, use an account that may write the file and its folder, or a copy.",
            raw.SQLITE_BUSY => $"{Path}: another process has been writing for more than {BusyMilliseconds / 1000} seconds. Try again when it has ended.",
            raw.SQLITE_TOOBIG => $"{Path}: a single value is larger than a database takes (1 GB). Split the page.",
            _ => $"{Path}: {detail} (SQLite {result}).",
        })
        {
            HResult = result & 0xff,
        };
    }

    /// <summary>Ends all statements, so that a transaction can end.</summary>
    public void Reset()
    {
        foreach (var statement in _statements.Values) statement.Start();
    }

    public void Dispose()
    {
        foreach (var statement in _statements.Values) statement.Dispose();
        _handle.Dispose();
    }
}
