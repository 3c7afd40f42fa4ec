namespace Cerulean.Cli;

/// <summary>What the process returns.</summary>
internal static class Exit
{
    public const int Good = 0;

    /// <summary>The answer is "no", or data are bad.</summary>
    public const int No = 1;

    /// <summary>The command line is wrong.</summary>
    public const int Usage = 2;

    /// <summary>Ended by Ctrl-C, as shells count it.</summary>
    public const int Interrupted = 130;
}
