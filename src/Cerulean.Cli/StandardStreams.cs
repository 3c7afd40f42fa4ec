using Microsoft.Win32.SafeHandles;

namespace Cerulean.Cli;

/// <summary>The streams of this process.</summary>
internal static class StandardStreams
{
    public static Terminal Open()
    {
        var (showsOutput, showsErrors) = (!Console.IsOutputRedirected, !Console.IsErrorRedirected);
        return new Terminal(OpenOutput())
        {
            Input = Console.OpenStandardInput(),
            ReadKey = showsErrors && !Console.IsInputRedirected ? static () => Console.ReadKey(intercept: true).KeyChar : null,
            Errors = Console.Error,
            ShowsOutput = showsOutput,
            ShowsErrors = showsErrors,
            Width = showsOutput || showsErrors ? WidthOfWindow() : 0,
            Variable = Environment.GetEnvironmentVariable,
        };
    }

    // Some terminals do not know how wide they are.
    private static int WidthOfWindow() => Console.WindowWidth is > 0 and var width ? width : 80;

    // The console's own stream keeps silent when its reader has gone, and a long listing would go on for nobody. A file stream
    // tells; but on a file it would write at a place of its own, and overwrite what others write there.
    private static Stream OpenOutput()
    {
        if (!OperatingSystem.IsWindows())
        {
            try
            {
                var stream = new FileStream(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write, bufferSize: 0);
                if (!stream.CanSeek) return stream;
            }
            catch (IOException)
            {
                // Closed by whoever called us: what the console makes of that is right.
            }
        }

        return Console.OpenStandardOutput();
    }
}
