namespace Cerulean.Cherenkov.EventIO;

/// <summary>Counts what a reader met and could not decode: a type that it does not know, or a version.</summary>
public sealed class SkippedObjects
{
    private readonly SortedDictionary<(int Type, int Version), long> _counts = [];

    /// <summary>How often each type and version was skipped.</summary>
    public IReadOnlyDictionary<(int Type, int Version), long> Counts => _counts;

    /// <summary>Counts one.</summary>
    public void Add(in EventIOHeader header)
    {
        var key = (header.Type, header.Version);
        _counts[key] = _counts.GetValueOrDefault(key) + 1;
    }
}
