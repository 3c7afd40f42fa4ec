namespace Cerulean.Assets;

/// <summary>How arrays are filled in.</summary>
public sealed record FillerOptions
{
    /// <summary>Waits of 1 ms, 2 ms, … 1.024 s: a file that is still being written has about two seconds.</summary>
    public static IReadOnlyList<TimeSpan> DefaultRetries { get; } = [.. Enumerable.Range(0, 11).Select(k => TimeSpan.FromMilliseconds(1 << k))];

    /// <summary>Where files are now.</summary>
    public RootMap RootMap { get; init; } = RootMap.Empty;

    /// <summary>The keys that are filled; all where it is null.</summary>
    public IReadOnlySet<string>? Include { get; init; }

    /// <summary>The keys that are not filled. It does not go together with <see cref="Include"/>.</summary>
    public IReadOnlySet<string>? Exclude { get; init; }

    /// <summary>How long to wait before each further try where a file, or a part of it, is not there.</summary>
    public IReadOnlyList<TimeSpan> Retries { get; init; } = DefaultRetries;

    /// <summary>The clock that tells the waits.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>How many resources stay open at most; the one that was not used for longest is closed.</summary>
    public int OpenResources { get; init; } = 64;

    /// <summary>Is told, once for each field, where arrays differ from what their descriptor says. They are filled in nevertheless.</summary>
    public Action<string>? Note { get; init; }
}
