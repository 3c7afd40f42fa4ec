namespace Cerulean.Transport;

/// <summary>How a file of documents is read.</summary>
public sealed record RunFileOptions
{
    /// <summary>Refuses the bare tokens NaN, Infinity and -Infinity.</summary>
    public bool Strict { get; init; }

    /// <summary>Longest line, or record, in bytes; a longer one is an error. Reading never holds much more than this.</summary>
    public int MaxLine { get; init; } = 64 << 20;
}
