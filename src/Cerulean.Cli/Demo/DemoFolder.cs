namespace Cerulean.Cli.Demo;

/// <summary>A folder for the demonstration's store and files: emptied for each call, and not shared with one that runs at the same time.</summary>
internal sealed class DemoFolder : IDisposable
{
    private const int Most = 100;

    private readonly FileStream _lock;

    private DemoFolder(string path, FileStream held) => (Path, _lock) = (path, held);

    public string Path { get; }

    public string Store => File("store.db");

    /// <summary>Where the camera writes.</summary>
    public string Images => File("images");

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public static DemoFolder Open(Terminal terminal)
    {
        var root = CacheFolder.Of("demo", terminal);
        for (var number = 1; ; number++)
        {
            var path = number == 1 ? root : $"{root}-{number}";
            try
            {
                Directory.CreateDirectory(path);
                var held = new FileStream(System.IO.Path.Combine(path, "demo.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
                var folder = new DemoFolder(path, held);
                folder.Empty();
                return folder;
            }
            catch (IOException) when (number < Most && System.IO.File.Exists(System.IO.Path.Combine(path, "demo.lock")))
            {
                // Another demonstration is under way there.
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                throw new CommandException($"the demonstration cannot work in {path} ({error.Message}); name another folder in XDG_CACHE_HOME.", error);
            }
        }
    }

    public void Dispose() => _lock.Dispose();

    private void Empty()
    {
        if (Directory.Exists(Images)) Directory.Delete(Images, recursive: true);
        foreach (var pattern in (ReadOnlySpan<string>)["store.db*", "*.jsonl"])
        {
            foreach (var file in Directory.EnumerateFiles(Path, pattern)) System.IO.File.Delete(file);
        }
    }
}
