using Cerulean.Documents;

namespace Cerulean.Store;

/// <summary>How a run compares with the one of the same uid that is stored. Granularity and interleaving do not count.</summary>
internal readonly record struct RunVerdict(string? Difference, bool IsPrefix)
{
    /// <summary>The store has all of it.</summary>
    public static readonly RunVerdict Equal = new(null, false);

    /// <summary>The store has only the beginning of it, and may get the rest.</summary>
    public static readonly RunVerdict Prefix = new(null, true);

    public static RunVerdict Of(RunReader run, RunState state, RunReader stored, RunState storedState)
    {
        using var matcher = new RunMatcher(stored);
        var documents = run.Documents([.. RunMatcher.Kinds]).Concat(run.Descriptors.SelectMany(run.Rows));
        var more = false;
        foreach (var document in documents)
        {
            if (!matcher.TryMatch(document, out var rows, out var difference)) return new RunVerdict(difference, false);
            if (rows == RunMatcher.RowsOf(document)) continue;
            if (storedState == RunState.Closed) return new RunVerdict($"the stored run has ended without this {document.Name.ToText()}", false);
            more = true;
        }

        var rest = matcher.Rest();
        if (!more && (rest is null || state == RunState.Open)) return Equal;
        return rest is null ? Prefix : new RunVerdict(rest, false);
    }
}
