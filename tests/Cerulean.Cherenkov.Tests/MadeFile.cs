namespace Cerulean.Cherenkov.Tests;

/// <summary>A file that is there for a test.</summary>
internal class MadeFile : IDisposable
{
    public MadeFile(byte[] content)
    {
        Path = System.IO.Path.Combine(Directory.CreateTempSubdirectory("cerulean").FullName, "made.simtel");
        File.WriteAllBytes(Path, content);
    }

    public string Path { get; }

    public void Dispose() => Directory.Delete(System.IO.Path.GetDirectoryName(Path)!, recursive: true);
}
