namespace Cerulean.Assets;

/// <summary>The entries of real folders that a path leads to: one file may be reached by links under many paths.</summary>
internal sealed class LinkedPaths
{
    private const int MostLinks = 40;

    private readonly Dictionary<string, string> _folders = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _paths = new(StringComparer.Ordinal);

    /// <summary>Whether two entries are one: where letters may not count, they are not counted.</summary>
    public static StringComparer Comparer => OperatingSystem.IsLinux() ? StringComparer.Ordinal : StringComparer.OrdinalIgnoreCase;

    /// <summary>What <see cref="Follow"/> tells, as it was when the path was asked for first.</summary>
    public List<string> Of(string path)
    {
        if (!_paths.TryGetValue(path, out var entries)) _paths.Add(path, entries = Follow(path));
        return entries;
    }

    /// <summary>The entry of a path in its real folder; where that is a link, then the entry that it leads to, and so on.</summary>
    public List<string> Follow(string path)
    {
        var entries = new List<string>();
        for (string? next = path; next is not null && entries.Count < MostLinks; next = TargetOf(entries[^1]))
        {
            entries.Add(Path.GetDirectoryName(next) is { } folder ? Path.Combine(Real(folder), Path.GetFileName(next)) : next);
        }

        return entries;
    }

    private string Real(string folder)
    {
        if (_folders.TryGetValue(folder, out var real)) return real;
        _folders[folder] = folder; // of links that lead to themselves
        return _folders[folder] = Follow(folder)[^1];
    }

    private static string? TargetOf(string path)
    {
        try
        {
            return new FileInfo(path).LinkTarget is { } target ? Path.GetFullPath(target, Path.GetDirectoryName(path)!) : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
