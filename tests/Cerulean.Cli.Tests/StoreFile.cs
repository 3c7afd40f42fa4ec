namespace Cerulean.Cli.Tests;

/// <summary>A folder with a store in it, for one test.</summary>
internal sealed class StoreFile : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cerulean-cli-");

    public string Path => PathOf("store.db");

    public string PathOf(string file) => System.IO.Path.Combine(_folder.FullName, file);

    /// <summary>Writes a file beside the store.</summary>
    public string Write(string file, params string[] lines)
    {
        File.WriteAllLines(PathOf(file), lines);
        return PathOf(file);
    }

    /// <summary>Runs a command on this store.</summary>
    public Call Run(params string[] args) => Call.Cerulean([.. args, "--store", Path]);

    public Call Run(World world, params string[] args) => Call.With(world, [.. args, "--store", Path]);

    public void Dispose() => _folder.Delete(recursive: true);
}
