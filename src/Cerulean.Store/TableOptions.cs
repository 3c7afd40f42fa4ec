namespace Cerulean.Store;

/// <summary>What to read of a stream.</summary>
public sealed record TableOptions
{
    /// <summary>The fields, in this order; all of them where it is null.</summary>
    public IReadOnlyList<string>? Fields { get; init; }

    /// <summary>Adds the time each value was read, as columns ts_FIELD.</summary>
    public bool Timestamps { get; init; }
}
