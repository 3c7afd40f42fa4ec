namespace Cerulean.Assets;

/// <summary>How files are worked on.</summary>
public sealed record AssetOptions
{
    /// <summary>
    /// The leading part, by whole segments, of roots and of paths of URIs that is replaced; what does not begin so is left alone.
    /// Without it the whole root of a resource is replaced, and the folder of the URI of a stream resource.
    /// </summary>
    public string? From { get; init; }

    /// <summary>Only tells what would be done.</summary>
    public bool DryRun { get; init; }

    /// <summary>Also runs without a stop; nobody may be writing them.</summary>
    public bool EvenOpen { get; init; }

    /// <summary>How many files are copied or read at once.</summary>
    public int Parallel { get; init; } = 4;

    /// <summary>Is told after each file: by several threads, but never by two at once.</summary>
    public IProgress<AssetProgress>? Progress { get; init; }
}
