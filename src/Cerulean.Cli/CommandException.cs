namespace Cerulean.Cli;

/// <summary>The command cannot go on, for a reason that its caller can do something about.</summary>
internal sealed class CommandException : Exception
{
    public CommandException(string message, Exception? inner = null) : base(message, inner)
    {
    }

    /// <summary>What the process returns.</summary>
    public int ExitCode { get; init; } = Exit.No;
}
