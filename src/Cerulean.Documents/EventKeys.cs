namespace Cerulean.Documents;

/// <summary>The names that the events of a descriptor have: all keys in data and timestamps, those of stream resources at will.</summary>
internal sealed class EventKeys(IReadOnlyDictionary<string, DataKey> dataKeys)
{
    // The sets of names that were found good: the same objects come with every event.
    private JsonKeys? _goodData;
    private JsonKeys? _goodTimestamps;

    public static EventKeys None { get; } = new(new Dictionary<string, DataKey>());

    /// <summary>The keys of the descriptor.</summary>
    public JsonKeys All { get; } = new([.. dataKeys.Keys]);

    /// <summary>The keys that every event has.</summary>
    public JsonKeys Required { get; } = new([.. dataKeys.Where(key => !key.Value.IsStream).Select(key => key.Key)]);

    /// <summary>Keys whose values are datum ids until they are filled.</summary>
    public string[] External { get; } =
        [.. dataKeys.Where(key => key.Value is { External: not null, IsStream: false }).Select(key => key.Key)];

    /// <summary>What is wrong with the names of an event or page, or null.</summary>
    public (string Path, string Message)? Fault(JsonKeys data, JsonKeys timestamps, JsonKeys? filled)
    {
        if (!ReferenceEquals(data, _goodData) || !ReferenceEquals(timestamps, _goodTimestamps))
        {
            if (Fault(data) is { } fault) return fault;
            if (!data.SetEquals(timestamps)) return ("$.timestamps", $"found the keys {timestamps}, expected those of data: {data}");
            (_goodData, _goodTimestamps) = (data, timestamps);
        }

        foreach (var name in filled is null ? default : filled.Names)
        {
            if (!data.Contains(name)) return ("$.filled", $"found '{name}', expected only keys of data: {data}");
        }

        return null;
    }

    private (string Path, string Message)? Fault(JsonKeys data)
    {
        foreach (var name in Required.Names)
        {
            if (!data.Contains(name)) return ("$.data", $"found no '{name}', expected all keys of the descriptor: {All}");
        }

        foreach (var name in data.Names)
        {
            if (!All.Contains(name)) return ("$.data", $"found '{name}', expected only keys of the descriptor: {All}");
        }

        return null;
    }
}
