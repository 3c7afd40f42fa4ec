namespace Cerulean.Engine;

/// <summary>Lines that the user types.</summary>
internal static class ConsoleInput
{
    private static readonly Lock Gate = new();
    private static Task<string>? s_line;

    // Reading cannot be called back: the line that was asked for before an interruption is the answer to the next question.
    public static async Task<string> ReadAsync(string prompt, CancellationToken cancellationToken)
    {
        Console.Error.Write(prompt);
        Task<string> line;
        lock (Gate) line = s_line ??= Task.Run(static () => Console.ReadLine() ?? "", CancellationToken.None);
        try
        {
            var text = await line.WaitAsync(cancellationToken);
            Take();
            return text;
        }
        catch when (line.IsFaulted)
        {
            Take();
            throw;
        }
    }

    private static void Take()
    {
        lock (Gate) s_line = null;
    }
}
