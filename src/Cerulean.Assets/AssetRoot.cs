using Cerulean.Documents;

namespace Cerulean.Assets;

/// <summary>The root of a resource, or the leading part of the path of a URI, and what becomes of the document when it is another one.</summary>
internal static class AssetRoot
{
    /// <summary>The root of a resource; of a stream resource the folder of its URI, or the part of it that is named.</summary>
    public static string Of(Document resource, string? from) => resource is Resource { Root: var root } ? root
        : from ?? FolderOf(RootMap.UriPath((StreamResource)resource));

    /// <summary>The document with another root; null where its root, or the path of its URI, does not begin with the part to be replaced.</summary>
    public static Document? Replace(Document document, string? from, string root) => document is Resource resource
        ? Replace(resource, from, root)
        : Replace((StreamResource)document, from, root);

    /// <summary>The resource with so many segments more in its root, or less where that is negative; the path is the same.</summary>
    /// <exception cref="AssetException">There are not so many segments.</exception>
    public static Resource Shift(Resource resource, int segments)
    {
        var isWindows = resource.PathSemantics == "windows";
        var (root, path) = (Split(resource.Root, isWindows), Split(resource.ResourcePath, isWindows).Where(segment => segment.Length > 0).ToArray());
        var (most, least) = (path.Length - 1, 1 - root.Count(segment => segment.Length > 0));
        if (segments > most || segments < Math.Min(0, least))
        {
            throw new AssetException($"Resource {resource.Uid}: the root '{resource.Root}' cannot be shifted by {segments} against '{resource.ResourcePath}', expected {Math.Min(0, least)} to {most}.");
        }

        string[] all = [.. root, .. path];
        var at = root.Length + segments;
        var separator = isWindows ? '\\' : '/';
        return resource with { Root = string.Join(separator, all[..at]), ResourcePath = string.Join(separator, all[at..]) };
    }

    /// <summary>True for a root such as C:\data or \\server\data.</summary>
    public static bool IsWindows(string root) => !root.StartsWith('/') && (root.Contains('\\', StringComparison.Ordinal) || root is [_, ':', ..]);

    private static Resource? Replace(Resource resource, string? from, string root)
    {
        var isWindows = resource.PathSemantics == "windows";
        if (from is not null)
        {
            if (Rest(resource.Root, from, isWindows) is not { } rest || HasMoved(resource.Root, from, root, isWindows)) return null;
            root = Join(root, rest);
        }

        if (Rest(resource.Root, root, isWindows) is []) return resource;
        if (!isWindows || IsWindows(root)) return resource with { Root = root };
        return resource with { Root = root, ResourcePath = resource.ResourcePath.Replace('\\', '/'), PathSemantics = "posix" };
    }

    private static StreamResource? Replace(StreamResource resource, string? from, string root)
    {
        var path = RootMap.UriPath(resource);
        if (Rest(path, from ?? FolderOf(path), isWindows: false) is not { } rest || (from is not null && HasMoved(path, from, root, isWindows: false))) return null;
        var parts = Split(Join(root.Replace('\\', '/'), rest), isWindows: false).Where(segment => segment.Length > 0).Select(segment => Uri.EscapeDataString(segment));
        var slash = resource.Uri.EndsWith('/') ? "/" : "";
        var changed = resource with { Uri = $"{Authority(resource.Uri)}/{string.Join('/', parts)}{slash}" };
        return Rest(RootMap.UriPath(changed), path, isWindows: false) is [] ? resource : changed;
    }

    // A new root may be below the old one: what is there already must not go deeper each time.
    private static bool HasMoved(string path, string from, string root, bool isWindows) =>
        Rest(root, from, isWindows) is not null && Rest(path, root, isWindows) is not null;

    // Scheme and host.
    private static string Authority(string uri)
    {
        var colon = uri.IndexOf(':', StringComparison.Ordinal) + 1;
        if (!uri.AsSpan(colon).StartsWith("//")) return uri[..colon];
        var slash = uri.IndexOf('/', colon + 2);
        return slash < 0 ? uri : uri[..slash];
    }

    private static string FolderOf(string path)
    {
        var trimmed = path.TrimEnd('/');
        var slash = trimmed.LastIndexOf('/');
        return slash > 0 ? trimmed[..slash] : "/";
    }

    // What follows the leading part; null where it does not lead.
    private static string[]? Rest(string path, string from, bool isWindows)
    {
        var (whole, part) = (Split(path, isWindows), Split(from, isWindows));
        if (part is ["", ""] or [""]) part = [""];
        var comparer = isWindows ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;
        return part.Length <= whole.Length && whole.AsSpan(0, part.Length).SequenceEqual(part, comparer) ? whole[part.Length..] : null;
    }

    private static string Join(string root, string[] rest)
    {
        if (rest.Length == 0) return root;
        var separator = IsWindows(root) ? "\\" : "/";
        return root.TrimEnd('/', '\\') + separator + string.Join(separator, rest);
    }

    private static string[] Split(string path, bool isWindows)
    {
        var segments = (isWindows ? path.Replace('\\', '/') : path).Split('/');
        return [.. segments.Where((segment, i) => segment is not ("" or ".") || (i == 0 && segment.Length == 0 && path.Length > 0))];
    }
}
