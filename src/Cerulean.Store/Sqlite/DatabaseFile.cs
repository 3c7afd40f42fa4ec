namespace Cerulean.Store.Sqlite;

/// <summary>The file of a database, and those beside it.</summary>
internal static class DatabaseFile
{
    private const int LeastBytes = 512;

    /// <summary>The full path; makes the folder where it is not there.</summary>
    public static string Locate(string path)
    {
        var place = Path.GetFullPath(path);
        try
        {
            // Whoever stages runs is known by files beside the database: they must lie in one place for all.
            var file = new FileInfo(place);
            if (file.LinkTarget is not null) place = file.ResolveLinkTarget(returnFinalTarget: true)!.FullName;
            Directory.CreateDirectory(Path.GetDirectoryName(place)!);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new StoreException($"{place} cannot be reached, or its folder not be made: {error.Message}", error);
        }

        // SQLite takes a file of a few bytes for an empty database, and would write over it. The file must not be opened here:
        // to close it again would take away the locks of other connections of this process.
        if (new FileInfo(place) is { Exists: true, Length: > 0 and < LeastBytes }) throw Connection.NoDatabase(place);
        return place;
    }

    /// <summary>The path as SQLite takes it with options.</summary>
    public static string UriOf(string place) => $"file:{Uri.EscapeDataString(place).Replace("%2F", "/", StringComparison.Ordinal)}";

    /// <summary>
    /// True where the file can be read without its log: there is none. Where a folder may not be written no log can be begun, so nobody changes the file.
    /// </summary>
    public static bool IsWhole(string place)
    {
        if (!File.Exists(place)) return false;
        if (new FileInfo($"{place}-wal") is not { Exists: true, Length: > 0 }) return true;
        throw new StoreException($"{place} has changes in {place}-wal, and the two can be read only where their folder may be written. Copy both to such a folder, and open the copy.");
    }

    /// <summary>Size of the file with its log.</summary>
    public static long Bytes(string place) => new[] { place, $"{place}-wal" }.Select(path => new FileInfo(path)).Sum(file => file.Exists ? file.Length : 0);
}
