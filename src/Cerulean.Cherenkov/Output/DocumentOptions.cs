namespace Cerulean.Cherenkov.Output;

/// <summary>How a file becomes documents.</summary>
public sealed record DocumentOptions
{
    /// <summary>Where the telescopes go.</summary>
    public TelescopeLayout Layout { get; init; }

    /// <summary>Most rows of an event page.</summary>
    public int PageRows { get; init; } = 1000;
}
