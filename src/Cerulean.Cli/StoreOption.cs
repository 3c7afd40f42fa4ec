using System.CommandLine;

namespace Cerulean.Cli;

/// <summary>Which store a command works on: the option, else CERULEAN_STORE, else a file in the user's data folder.</summary>
internal sealed class StoreOption : Option<string?>
{
    private const string FromEnvironment = "CERULEAN_STORE";

    public StoreOption() : base("--store")
    {
        Description = "Database file of the store, created with its folder where it is not there. " +
            "Default: $CERULEAN_STORE, else cerulean/store.db in the user's data folder";
        HelpName = "FILE";
        Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && string.IsNullOrWhiteSpace(result.Tokens[0].Value)) result.AddError("--store needs the name of a file.");
        });
    }

    /// <summary>The file of the store.</summary>
    public string PathOf(ParseResult parsed, Terminal terminal) =>
        parsed.GetValue(this) ?? (terminal.Variable(FromEnvironment) is { Length: > 0 } named ? named : DefaultPath(terminal.Variable));

    private static string DefaultPath(Func<string, string?> variable)
    {
        var folder = OperatingSystem.IsWindows()
            ? Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData)
            // What is not absolute is to be ignored, says the XDG base directory specification.
            : variable("XDG_DATA_HOME") is { } data && Path.IsPathRooted(data) ? data
            : variable("HOME") is { Length: > 0 } home ? Path.Combine(home, ".local", "share") : "";
        if (folder.Length > 0) return Path.Combine(folder, "cerulean", "store.db");
        throw new CommandException($"there is no home folder to keep a store in; name a file with --store or {FromEnvironment}.") { ExitCode = Exit.Usage };
    }
}
