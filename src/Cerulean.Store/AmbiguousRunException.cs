namespace Cerulean.Store;

/// <summary>The beginning of a uid fits more than one run.</summary>
public sealed class AmbiguousRunException : StoreException
{
    internal AmbiguousRunException(string selector, IReadOnlyList<string> candidates, bool more)
        : base($"'{selector}' fits several runs: {string.Join(", ", candidates)}{(more ? ", …" : "")}. Give more characters.") => Candidates = candidates;

    /// <summary>Uids of the runs that fit, some of them where there are many.</summary>
    public IReadOnlyList<string> Candidates { get; }
}
