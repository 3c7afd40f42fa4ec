namespace Cerulean.Cherenkov.Simtel;

/// <summary>Whether a simulation stores true images, as its history says.</summary>
internal static class TrueImages
{
    private const string TelescopePart = "# Telescope-specific configuration follows";
    private const string Setting = "store_photoelectrons";

    /// <summary>True also where the history does not tell.</summary>
    public static bool AreIn(IReadOnlyList<HistoryEntry> history)
    {
        if (history.Count == 0) return true;
        if (history[0].Text.Contains("merge_simtel", StringComparison.Ordinal)) return false;
        var isGlobal = true;
        foreach (var entry in history)
        {
            var line = entry.Text.AsSpan().Trim();
            if (line.StartsWith(TelescopePart, StringComparison.Ordinal)) isGlobal = false;
            if (isGlobal && line.StartsWith("save_photons", StringComparison.OrdinalIgnoreCase) && (ValueOf(line) & 2) != 0) return true;
            var isSetting = isGlobal ? line.StartsWith(Setting, StringComparison.OrdinalIgnoreCase) : line.Contains(Setting, StringComparison.OrdinalIgnoreCase);
            if (isSetting && ValueOf(line) > 0) return true;
        }

        return false;
    }

    // The second word; 0 where it is no number.
    private static int ValueOf(ReadOnlySpan<char> line)
    {
        var rest = line[Math.Max(line.IndexOfAny(' ', '\t'), 0)..].Trim();
        var end = rest.IndexOfAny(' ', '\t');
        return int.TryParse(end < 0 ? rest : rest[..end], System.Globalization.CultureInfo.InvariantCulture, out var value) ? value : 0;
    }
}
