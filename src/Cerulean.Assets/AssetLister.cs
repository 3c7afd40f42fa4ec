using Cerulean.Documents;

namespace Cerulean.Assets;

/// <summary>Finds the files of resources, by the handlers that would read them.</summary>
internal sealed class AssetLister(HandlerRegistry handlers, RootMap roots)
{
    private static readonly DataKey NoKey = new() { Source = "", Dtype = DataKeyType.Array, Shape = [] };

    /// <summary>Full path of a resource: its file, or where the names of its files begin.</summary>
    public string PathOf(Document resource) => PathOf(resource, roots);

    public static string PathOf(Document resource, RootMap roots) =>
        resource is Resource one ? roots.PathOf(one) : roots.PathOf((StreamResource)resource);

    /// <summary>Full paths of the files of a resource, each once.</summary>
    /// <exception cref="AssetException">They cannot be told.</exception>
    /// <exception cref="IOException">A file that names the others cannot be read.</exception>
    public IReadOnlyList<string> FilesOf(CatalogAsset asset)
    {
        var path = PathOf(asset.Resource);
        string[] files = [.. Named(asset, path).Select(Path.GetFullPath).Distinct()];
        // A file without any rows is a file all the same.
        return files.Length == 0 && File.Exists(path) ? [path] : files;
    }

    private string[] Named(CatalogAsset asset, string path)
    {
        if (asset.Resource is Resource resource)
        {
            var factory = handlers.Find(resource.Spec) ?? throw Unknown($"spec '{resource.Spec}'");
            using var handler = factory(path, resource.ResourceKwargs);
            return [.. handler.Files(asset.Datums)];
        }

        var stream = (StreamResource)asset.Resource;
        var streamFactory = handlers.FindMimetype(stream.Mimetype) ?? throw Unknown($"media type '{stream.Mimetype}'");
        using var streamHandler = streamFactory(path, stream, asset.Keys.FirstOrDefault(NoKey));
        return [.. streamHandler.Files(asset.Rows)];
    }

    private static AssetException Unknown(string what) =>
        new($"no handler is registered for the {what}, so its files cannot be told. Register one, or move them by hand and correct the root.");
}
