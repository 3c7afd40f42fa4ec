namespace Cerulean.Store.Sqlite;

/// <summary>The form of a database file: made new, upgraded, or refused.</summary>
internal static class DatabaseForm
{
    public const int IncrementalVacuum = 2;

    private const int Version = 4;
    private const int OldestVersion = 2;
    private const int ApplicationId = 0x43655275; // "CeRu"

    /// <summary>Makes the newest form of a new or older file.</summary>
    public static void Prepare(SqliteDatabase database, Connection connection)
    {
        if (connection.Scalar("pragma user_version") == 0) Create(connection);
        RequireVersion(connection);
        if (connection.Scalar("pragma user_version") < Version) Upgrade(database, connection);
    }

    // Free pages can be given back later without writing the file anew: that is settled before the first table.
    private static void Create(Connection connection)
    {
        if (connection.IsReadOnly) RequireVersion(connection);
        connection.Execute($"pragma page_size = 16384; pragma auto_vacuum = {IncrementalVacuum}; pragma journal_mode = wal; begin immediate");
        // Another process may have been faster.
        if (connection.Scalar("pragma user_version") == 0)
        {
            RequireEmpty(connection);
            connection.Execute($"{SqlText.Schema}; pragma application_id = {ApplicationId}; pragma user_version = {Version}");
        }

        connection.Execute("commit");
    }

    private static void Upgrade(SqliteDatabase database, Connection connection)
    {
        if (!connection.IsReadOnly)
        {
            new StoreUpgrade(database, connection).Run(Version);
            return;
        }

        throw new StoreException($"{connection.Path} has been written by an older Cerulean and may not be written here. Open it once where it may be written, or open a copy of it.");
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
}
