namespace Cerulean.Cli;

/// <summary>Where the command keeps what may be deleted at any time.</summary>
internal static class CacheFolder
{
    /// <summary>A folder in the user's cache, which may not be there yet.</summary>
    public static string Of(string name, Terminal terminal)
    {
        if (terminal.Variable("XDG_CACHE_HOME") is { } cache && Path.IsPathRooted(cache)) return Path.Combine(cache, "cerulean", name);
        if (terminal.Variable("HOME") is { Length: > 0 } home) return Path.Combine(home, ".cache", "cerulean", name);
        return Path.Combine(Path.GetTempPath(), $"cerulean-{name}-{Environment.UserName}");
    }
}
