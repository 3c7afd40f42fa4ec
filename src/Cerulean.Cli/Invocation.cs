namespace Cerulean.Cli;

/// <summary>How the command is called, for what it tells to type next.</summary>
internal static class Invocation
{
    // src/Cerulean.Cli/bin/Release/net10.0 of a clone.
    private const string UpToClone = "../../../../..";

    /// <summary>./cerulean in a clone, cerulean elsewhere.</summary>
    public static string Name { get; } = Find(AppContext.BaseDirectory, Environment.CurrentDirectory);

    private static string Find(string program, string current)
    {
        var clone = Path.GetFullPath(Path.Combine(program, UpToClone));
        if (!File.Exists(Path.Combine(clone, "Cerulean.slnx"))) return "cerulean";
        var script = Path.Combine(clone, "cerulean");
        return clone == Path.TrimEndingDirectorySeparator(current) ? "./cerulean" : script.Contains(' ', StringComparison.Ordinal) ? $"'{script}'" : script;
    }
}
