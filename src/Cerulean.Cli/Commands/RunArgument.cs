using System.CommandLine;
using Cerulean.Store;

namespace Cerulean.Cli.Commands;

/// <summary>The run a command works on, and how it is found.</summary>
internal sealed class RunArgument : Argument<string>
{
    private const int Nearest = 3;

    public RunArgument() : base("RUN")
    {
        HelpName = "RUN";
        Description = "A uid, its first 5 or more characters, a scan_id (the latest of that number), or -1 for the newest run, -2 for the one before, …";
    }

    /// <summary>Finds the run in a store.</summary>
    /// <exception cref="CommandException">There is none.</exception>
    public Run Find(ParseResult parsed, DocumentStore store, Terminal terminal) => Find(parsed.GetRequiredValue(this), store, terminal);

    /// <summary>Finds a run by what a person calls it.</summary>
    /// <exception cref="CommandException">There is none.</exception>
    public static Run Find(string selector, DocumentStore store, Terminal terminal) => store.Find(selector) ?? throw Unknown(selector, store, terminal);

    private static CommandException Unknown(string selector, DocumentStore store, Terminal terminal)
    {
        if (store.FindDeleted(selector) is { } deleted) return new CommandException($"there is no run '{selector}': {deleted}.");
        var newest = store.List().Take(Nearest + 1).ToArray();
        if (newest.Length == 0) return new CommandException($"there is no run '{selector}': the store is empty.");
        var close = store.List().Where(run => IsClose(run.Uid, selector)).Take(Nearest).ToArray();
        var shown = close.Length > 0 ? close : newest;
        var names = shown.Take(Nearest).Select(run => $"{run.Uid} ({Words.LocalTime(run.Time, terminal.Time.LocalTimeZone)}{(run.ScanId is { } id ? $", scan_id {id}" : "")})");
        return new CommandException($"there is no run '{selector}'. {(close.Length > 0 ? "Close to it" : "The newest")}: {string.Join("; ", names)}.");
    }

    // Too short a prefix, a letter wrong near the end, or another case.
    private static bool IsClose(string uid, string selector)
    {
        var same = 0;
        while (same < uid.Length && same < selector.Length && char.ToUpperInvariant(uid[same]) == char.ToUpperInvariant(selector[same])) same++;
        return same >= Math.Min(4, selector.Length) && same > 0;
    }
}
