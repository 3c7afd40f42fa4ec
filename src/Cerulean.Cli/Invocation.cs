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
        return clone == Path.TrimEndingDirectorySeparator(current) ? "./cerulean" : Quote(script);
    }

    /// <summary>A word as a shell takes it.</summary>
    public static string Quote(string word) =>
        word.Length > 0 && word.All(letter => char.IsLetterOrDigit(letter) || "/._-+=:,@%".Contains(letter, StringComparison.Ordinal))
            ? word
            : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
