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
    public CheckedRun Run { get; } = run;

    public CheckedStream Stream { get; } = stream;

    public EventKeys Keys { get; } = new(descriptor);
}
