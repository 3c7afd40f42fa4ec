namespace Cerulean.Store.Sqlite;

/// <summary>A locked file beside the database. The system lets go of the lock when its process ends, however that ends.</summary>
internal sealed class StageClaim : IDisposable
{
    private readonly FileStream _file;

    private StageClaim(FileStream file) => _file = file;

    /// <summary>A claim, or null where another holds it.</summary>
    public static StageClaim? TryMake(string database, string stage)
    {
        var file = Open(PathOf(database, stage), FileMode.OpenOrCreate);
        if (file is null) return null;
        if (File.Exists(file.Name)) return new StageClaim(file);
        // Somebody has just found it unclaimed, and removed it.
        file.Dispose();
        return null;
    }

    /// <summary>The claims that are held; the files of the others are removed.</summary>
    public static HashSet<string> Held(string database)
    {
        var held = new HashSet<string>();
        var prefix = PathOf(database, "");
        foreach (var path in Directory.GetFiles(Path.GetDirectoryName(database)!, $"{Path.GetFileName(prefix)}*"))
        {
            using var file = Open(path, FileMode.Open);
            if (file is null) held.Add(path[prefix.Length..]);
            else File.Delete(path);
        }

        return held;
    }

    public void Dispose()
    {
        File.Delete(_file.Name);
        _file.Dispose();
    }

    private static FileStream? Open(string path, FileMode mode)
    {
        try
        {
            return new FileStream(path, mode, FileAccess.ReadWrite, FileShare.None);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string PathOf(string database, string stage) => $"{database}-stage-{stage}";
}
