namespace Cerulean.Cli;

/// <summary>A file to read, or standard input where its name is -.</summary>
internal sealed class InputFile : IDisposable
{
    public const string StandardInput = "-";

    private InputFile(string name, Stream stream, long length) => (Name, Stream, Length) = (name, stream, length);

    /// <summary>The name as it was given.</summary>
    public string Name { get; }

    public Stream Stream { get; }

    /// <summary>Bytes of a file, 0 where that is not known.</summary>
    public long Length { get; }

    /// <summary>Bytes read.</summary>
    public long Position => Length > 0 ? Stream.Position : 0;

    /// <summary>True for standard input, which may pause at any time.</summary>
    public bool IsLive => Name == StandardInput;

    /// <summary>Opens the file; where that fails, says why and returns null.</summary>
    public static InputFile? Open(string name, Terminal terminal, CancellationToken cancellationToken = default)
    {
        try
        {
            if (name == StandardInput) return new InputFile(name, new InterruptibleStream(terminal.Input, cancellationToken), 0);
            if (Directory.Exists(name)) throw new IOException("it is a folder");
            var stream = new FileStream(name, new FileStreamOptions { BufferSize = 0, Options = FileOptions.SequentialScan, Share = FileShare.ReadWrite | FileShare.Delete });
            return new InputFile(name, stream, stream.CanSeek ? stream.Length : 0);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            terminal.Say($"{name} cannot be read: {(error is FileNotFoundException or DirectoryNotFoundException ? "there is no such file" : error.Message)}");
            return null;
        }
    }

    public void Dispose() => Stream.Dispose();
}
