using Cerulean.Devices;
using Cerulean.Documents;

namespace Cerulean.Engine;

/// <summary>Makes the documents of one run of what its messages read.</summary>
internal sealed partial class RunBundler(Execution execution, ComposedRun run)
{
    private readonly OrderedDictionary<string, BundledStream> _streams = new(StringComparer.Ordinal);
    private readonly List<(IReadable Device, Readings Readings)> _read = [];
    private string? _openStream;

    public string Uid => run.Uid;

    /// <summary>Begins an event.</summary>
    public void Create(string stream)
    {
        RequireNoOpenEvent();
        _openStream = stream;
    }

    /// <summary>Gives the event up.</summary>
    public void Drop()
    {
        RequireOpenEvent("drop");
        _openStream = null;
        _read.Clear();
    }

    /// <summary>Adds readings to the event, where one has begun.</summary>
    public void Add(IReadable device, Readings readings)
    {
        if (_openStream is null) return;
        foreach (var (other, earlier) in _read)
        {
            foreach (var name in readings.Names.Names)
            {
                if (earlier.Names.Contains(name)) throw new ArgumentException($"{device.Name} and {other.Name} both have the data key '{name}': give one of them another name.");
            }
        }

        _read.Add((device, readings));
    }

    /// <summary>Emits the event; null where nothing was read.</summary>
    public ValueTask<Event?> SaveAsync()
    {
        RequireOpenEvent("save");
        var name = _openStream!;
        if (_read.Count == 0)
        {
            _openStream = null;
            return new ValueTask<Event?>((Event?)null);
        }

        return _streams.TryGetValue(name, out var stream) ? new ValueTask<Event?>(Emit(stream)) : SaveFirstAsync(name);
    }

    public void RequireNoOpenEvent()
    {
        if (_openStream is not null) throw new IllegalMessageSequenceException($"An event of stream '{_openStream}' has begun: save or drop it first.");
    }

    private void RequireOpenEvent(string command)
    {
        if (_openStream is null) throw new IllegalMessageSequenceException($"Found {command} without an event: create must come before.");
    }

    private async ValueTask<Event?> SaveFirstAsync(string name)
    {
        var stream = await DescribeAsync(name, [.. _read.Select(read => read.Device)]);
        return Emit(stream);
    }

    private Event Emit(BundledStream stream)
    {
        var row = stream.Emit(_read);
        _openStream = null;
        _read.Clear();
        return row;
    }

    public void Close(ExitStatus status, string reason) => run.Stop(status, reason);

    public void Checkpoint()
    {
        foreach (var stream in _streams.Values) stream.Checkpoint();
    }

    /// <summary>Goes back to the last checkpoint: the open event is given up, and numbers are given again.</summary>
    public void Rewind()
    {
        _openStream = null;
        _read.Clear();
        foreach (var stream in _streams.Values) stream.Rewind();
    }

    public void RecordInterruption(string what)
    {
        _ = execution;
    }

    public void SuspendMonitors()
    {
        _ = execution;
    }

    public void ResumeMonitors()
    {
        _ = execution;
    }

    public void ClearMonitors()
    {
        _ = execution;
    }

    public void CollectLeftovers()
    {
        _ = execution;
    }
}
