namespace Cerulean.Documents;

/// <summary>What the checker remembers of a run.</summary>
internal sealed class CheckedRun(string uid)
{
    private readonly Dictionary<string, CheckedStream> _streams = new(StringComparer.Ordinal);

    public string Uid { get; } = uid;

    public bool IsStarted { get; set; }

    public bool IsStopped { get; set; }

    public bool IsOpen => IsStarted && !IsStopped;

    public CheckedStream Stream(string name) => _streams.TryGetValue(name, out var stream) ? stream : _streams[name] = new CheckedStream();

    public long HighestSeqNum(string stream) => _streams.TryGetValue(stream, out var known) ? known.HighestSeqNum : 0;
}

/// <summary>What the checker remembers of a stream.</summary>
internal sealed class CheckedStream
{
    public long HighestSeqNum { get; set; }

    /// <summary>The data keys of its descriptors, which all have the same.</summary>
    public JsonKeys? Keys { get; set; }
}

/// <summary>What the checker remembers of a descriptor.</summary>
internal sealed class CheckedDescriptor(CheckedRun run, CheckedStream stream, EventDescriptor descriptor)
{
    // The sets of names that were found good: the same objects come with every event.
    private JsonKeys? _goodData;
    private JsonKeys? _goodTimestamps;

    public CheckedRun Run { get; } = run;

    public CheckedStream Stream { get; } = stream;

    public JsonKeys Keys { get; } = new([.. descriptor.DataKeys.Keys]);

    /// <summary>Keys whose values are datum ids until they are filled.</summary>
    public string[] External { get; } =
        [.. descriptor.DataKeys.Where(key => key.Value is { External: not null, IsStream: false }).Select(key => key.Key)];

    private string[] Required { get; } = [.. descriptor.DataKeys.Where(key => !key.Value.IsStream).Select(key => key.Key)];

    public bool IsGood(JsonKeys data, JsonKeys timestamps) => ReferenceEquals(data, _goodData) && ReferenceEquals(timestamps, _goodTimestamps);

    /// <summary>What is wrong with the names of an event, or null.</summary>
    public (string Path, string Message)? Fault(JsonKeys data, JsonKeys timestamps)
    {
        foreach (var name in Required)
        {
            if (!data.Contains(name)) return ("$.data", $"found no '{name}', expected all keys of the descriptor: {Keys}");
        }

        foreach (var name in data.Names)
        {
            if (!Keys.Contains(name)) return ("$.data", $"found '{name}', expected only keys of the descriptor: {Keys}");
        }

        if (!data.SetEquals(timestamps)) return ("$.timestamps", $"found the keys {timestamps}, expected those of data: {data}");
        (_goodData, _goodTimestamps) = (data, timestamps);
        return null;
    }
}
