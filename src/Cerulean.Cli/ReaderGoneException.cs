namespace Cerulean.Cli;

/// <summary>Nobody reads standard output any more, as behind a pipe into head: a reason to end, quietly.</summary>
internal sealed class ReaderGoneException(IOException error) : Exception("Nobody reads the output any more.", error)
{
    private const int PipeOnUnix = 32;
    private const int PipeOnWindows = 109;
    private const int ClosingOnWindows = 232;

    public static bool IsBrokenPipe(IOException error) =>
        (error.HResult & 0xFFFF) is var code && (OperatingSystem.IsWindows() ? code is PipeOnWindows or ClosingOnWindows : code == PipeOnUnix);
}
