namespace Cerulean.Cli;

/// <summary>What one call of the command sees of the world: its streams, the variables of its environment, its clock.</summary>
public sealed class Terminal : IDisposable
{
    private readonly Output _out;

    /// <summary>A call that writes its results to a stream.</summary>
    public Terminal(Stream output) => _out = new Output(output);

    /// <summary>Standard input.</summary>
    public Stream Input { get; init; } = Stream.Null;

    /// <summary>Waits for the next key, and gives null where no more come; null itself where nobody sits at a keyboard and reads standard error.</summary>
    public Func<char?>? ReadKey { get; init; }

    /// <summary>Standard error: progress and failures.</summary>
    public TextWriter Errors { get; init; } = TextWriter.Null;

    /// <summary>True where a person reads the results as they come.</summary>
    public bool ShowsOutput { get; init; }

    /// <summary>True where a person reads standard error.</summary>
    public bool ShowsErrors { get; init; }

    /// <summary>Characters a line of the terminal; 0 is any width.</summary>
    public int Width { get; init; }

    /// <summary>Finds a variable of the environment.</summary>
    public Func<string, string?> Variable { get; init; } = _ => null;

    /// <summary>The clock, and the time zone of the reader.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Characters a line of the results; 0 is any width.</summary>
    internal int OutputWidth => ShowsOutput ? Width : 0;

    /// <summary>Standard output: results and findings.</summary>
    internal Output Out => _out;

    /// <summary>Says something beside the results.</summary>
    internal void Say(string message) => Errors.WriteLine($"cerulean: {Words.OneLine(message)}");

    /// <inheritdoc/>
    public void Dispose() => _out.Dispose();
}
