using Cerulean.Documents;

namespace Cerulean.Cli.Collecting;

/// <summary>A folder for the images of one scan, made when the first is written; where nothing else of the scan is kept, neither are they.</summary>
internal sealed class ImageFolder : IDisposable
{
    private readonly bool _isKept;

    private ImageFolder(string path, bool isKept) => (Path, _isKept) = (path, isKept);

    public string Path { get; }

    public static ImageFolder Of(ScanRequest request, Terminal terminal)
    {
        var root = request.Data is { } named ? System.IO.Path.GetFullPath(named)
            : request.Store is { } store ? System.IO.Path.Combine(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(store))!, "data")
            : CacheFolder.Of("images", terminal);
        var name = request.IsRepeatable ? $"scan-{request.Fingerprint():x16}" : new UidSource().Next();
        var folder = new ImageFolder(System.IO.Path.Combine(root, name), request.Store is not null || request.Data is not null);
        // What the same call has written before comes again.
        if (request.IsRepeatable) folder.Delete();
        return folder;
    }

    public void Dispose()
    {
        if (!_isKept) Delete();
    }

    private void Delete()
    {
        if (Directory.Exists(Path)) Directory.Delete(Path, recursive: true);
    }
}
