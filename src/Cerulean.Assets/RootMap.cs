using Cerulean.Documents;

namespace Cerulean.Assets;

/// <summary>
/// Says where files are now: OLD=NEW replaces OLD where it equals a resource's root, or is a leading part of a root, or of the path of a file:// URI,
/// by whole segments. The longest OLD wins; the host of a URI does not count.
/// </summary>
public sealed class RootMap
{
    private const string FileScheme = "file:";

    private readonly (string[] Segments, string Old, string New)[] _roots;

    /// <summary>A map of old roots to new ones.</summary>
    public RootMap(IEnumerable<KeyValuePair<string, string>> roots) => _roots =
    [
        .. roots.Select(root => (Segments: Split(root.Key, IsWindows(root.Key)), root.Key, root.Value)).OrderByDescending(root => root.Segments.Length),
    ];

    /// <summary>A map that changes nothing.</summary>
    public static RootMap Empty { get; } = new([]);

    /// <summary>Full path of a resource's file: the mapped root and the resource_path.</summary>
    public string PathOf(Resource resource)
    {
        var isWindows = resource.PathSemantics == "windows";
        var path = string.Join('/', Split(resource.ResourcePath, isWindows).SkipWhile(segment => segment.Length == 0));
        var root = Map(resource.Root, isWindows);
        return Path.GetFullPath(root.Length == 0 ? path : Path.Combine(root, path));
    }

    /// <summary>Full path of the mapped URI of a stream resource; a slash at its end stays, for a template that follows.</summary>
    /// <exception cref="AssetException">The URI is not one of a file.</exception>
    public string PathOf(StreamResource resource)
    {
        var path = UriPath(resource);
        var mapped = Path.GetFullPath(Map(path, isWindows: false));
        return path.EndsWith('/') && !mapped.EndsWith('/') ? mapped + '/' : mapped;
    }

    /// <summary>Which OLD=NEW applies to a root, or to the path of a URI; null where none does.</summary>
    public string? RuleOf(string root, bool isWindows = false) => Find(Split(root, isWindows), isWindows) is { } rule ? $"{rule.Old}={rule.New}" : null;

    /// <summary>The path within a file:// URI, without its escapes.</summary>
    /// <exception cref="AssetException">The URI is not one of a file.</exception>
    public static string UriPath(StreamResource resource)
    {
        var uri = resource.Uri;
        if (!uri.StartsWith(FileScheme, StringComparison.OrdinalIgnoreCase))
        {
            throw new AssetException($"Stream resource {resource.Uid}: found the URI '{uri}', expected one of a file (file://HOST/PATH). Copy the file to a disk, and correct the URI.");
        }

        var path = uri[FileScheme.Length..];
        if (path.StartsWith("//", StringComparison.Ordinal)) path = path.IndexOf('/', 2) is > 0 and var slash ? path[slash..] : "/";
        path = Uri.UnescapeDataString(path);
        if (path.Contains('\0', StringComparison.Ordinal)) throw new AssetException($"Stream resource {resource.Uid}: found the URI '{uri}', expected a path without %00. Correct the URI.");
        // file:///C:/data is the file C:/data.
        return path.StartsWith('/') && HasDrive(path.AsSpan(1)) ? path[1..] : path;
    }

    private string Map(string root, bool isWindows)
    {
        var segments = Split(root, isWindows);
        if (Find(segments, isWindows) is not { } rule) return string.Join('/', segments) is "" && root.Length > 0 ? "/" : string.Join('/', segments);
        return Path.Combine([rule.New, .. segments[rule.Segments.Length..]]);
    }

    private (string[] Segments, string Old, string New)? Find(string[] segments, bool isWindows)
    {
        // A path with a drive is one of Windows, in a URI too.
        var comparer = isWindows || (segments.Length > 0 && HasDrive(segments[0])) ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;
        foreach (var rule in _roots)
        {
            if (rule.Segments.Length <= segments.Length && segments.AsSpan(0, rule.Segments.Length).SequenceEqual(rule.Segments, comparer)) return rule;
        }

        return null;
    }

    // A leading slash leaves an empty first segment: /data is not data.
    private static string[] Split(string path, bool isWindows)
    {
        var text = isWindows ? path.Replace('\\', '/') : path;
        var segments = text.Split('/');
        return [.. segments.Where((segment, i) => segment is not ("" or ".") || (i == 0 && segment.Length == 0 && text.Length > 0))];
    }

    private static bool HasDrive(ReadOnlySpan<char> path) => path is [var letter, ':', ..] && char.IsAsciiLetter(letter) && (path.Length == 2 || path[2] == '/');

    private static bool IsWindows(string old) => old.Contains('\\', StringComparison.Ordinal) && !old.StartsWith('/');
}
