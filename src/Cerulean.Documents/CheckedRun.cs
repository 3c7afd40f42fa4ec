namespace Cerulean.Documents;

/// <summary>What the checker remembers of a run.</summary>
internal sealed class CheckedRun(string uid)
{
    private readonly Dictionary<string, CheckedStream> _streams = new(StringComparer.Ordinal);
    private readonly List<CheckedDescriptor> _descriptors = [];

    public string Uid { get; } = uid;

    public bool IsStarted { get; set; }

    public bool IsStopped { get; private set; }

    public bool IsOpen => IsStarted && !IsStopped;

    public CheckedDescriptor Describe(CheckedStream stream, EventDescriptor descriptor)
    {
        var known = new CheckedDescriptor(this, stream, descriptor);
        _descriptors.Add(known);
        return known;
    }

    // A run that has ended is only remembered as such: a file may hold a great many of them.
    public void Close()
    {
        IsStopped = true;
        foreach (var descriptor in _descriptors) descriptor.Forget();
        _descriptors.Clear();
        _streams.Clear();
    }

    public CheckedStream Stream(string name) => _streams.TryGetValue(name, out var stream) ? stream : _streams[name] = new CheckedStream();

    public long HighestSeqNum(string stream) => _streams.TryGetValue(stream, out var known) ? known.HighestSeqNum : 0;
}

/// <summary>What the checker remembers of a stream.</summary>
internal sealed class CheckedStream
{
    public static CheckedStream None { get; } = new();

    public long HighestSeqNum { get; set; }

    /// <summary>The data keys of its descriptors, which all have the same.</summary>
    public JsonKeys? Keys { get; set; }
}

/// <summary>What the checker remembers of a descriptor.</summary>
internal sealed class CheckedDescriptor(CheckedRun run, CheckedStream stream, EventDescriptor descriptor)
{
    public CheckedRun Run { get; } = run;

    public CheckedStream Stream { get; private set; } = stream;

    public EventKeys Keys { get; private set; } = new(descriptor.DataKeys);

    public void Forget() => (Keys, Stream) = (EventKeys.None, CheckedStream.None);
}
