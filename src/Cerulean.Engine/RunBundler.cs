using Cerulean.Devices;
using Cerulean.Documents;

namespace Cerulean.Engine;

/// <summary>Makes the documents of one run of what its messages read.</summary>
internal sealed partial class RunBundler(Execution execution, ComposedRun run)
{
    private readonly OrderedDictionary<string, BundledStream> _streams = new(StringComparer.Ordinal);
    private readonly List<(IReadable Device, Readings Readings)> _read = [];
    private string? _openStream;
    private (string? Stream, (IReadable Device, Readings Readings)[] Read) _kept = (null, []);

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
        GiveUp();
    }

    /// <summary>Adds readings to the event, where one has begun.</summary>
    public void Add(IReadable device, Readings readings)
    {
        if (_openStream is null) return;
        foreach (var (other, earlier) in _read)
        {
            foreach (var name in readings.Names.Names)
            {
                if (earlier.Names.Contains(name)) throw BundledStream.Clash(device.Name, other.Name, name);
            }
        }

        _read.Add((device, readings));
    }

    /// <summary>Emits the event; null where nothing was read. Where that fails, the event stays, to be dropped.</summary>
    public ValueTask<Event?> SaveAsync()
    {
        RequireOpenEvent("save");
        var name = _openStream!;
        if (_read.Count == 0)
        {
            _openStream = null;
            return new ValueTask<Event?>((Event?)null);
        }

        return _streams.TryGetValue(name, out var known) && known is ReadStream { IsMonitored: false, IsStale: false } stream
            ? new ValueTask<Event?>(Save(stream))
            : SaveDescribedAsync(name);
    }

    public void RequireNoOpenEvent()
    {
        if (_openStream is not null) throw new IllegalMessageSequenceException($"An event of stream '{_openStream}' has begun: save or drop it first.");
    }

    private void RequireOpenEvent(string command)
    {
        if (_openStream is null) throw new IllegalMessageSequenceException($"Found {command} without an event: create must come before.");
    }

    private async ValueTask<Event?> SaveDescribedAsync(string name) =>
        Save(await ReadStreamAsync(name, [.. _read.Select(read => read.Device)], isMonitored: false, execution.Cancellation));

    private Event Save(ReadStream stream)
    {
        stream.Fill(_read);
        var row = Emit(stream);
        _openStream = null;
        _read.Clear();
        return row;
    }

    private Event Emit(ReadStream stream)
    {
        if (stream.HasAssets) EmitAssets(stream);
        return stream.Emit();
    }

    /// <summary>Ends the run. What devices still owe it was collected before.</summary>
    public void Close(ExitStatus status, string reason) => run.Stop(status, reason);

    // An event can be open where messages are not repeated though no checkpoint was asked for, such as at stage: a rewind goes back into it.
    public void Checkpoint()
    {
        _kept = (_openStream, [.. _read]);
        foreach (var stream in _streams.Values) (stream as ReadStream)?.Checkpoint();
    }

    /// <summary>Goes back to the last checkpoint: the open event is as it was there, and numbers are given again.</summary>
    public void Rewind()
    {
        GiveUp();
        _openStream = _kept.Stream;
        _read.AddRange(_kept.Read);
        foreach (var stream in _streams.Values) (stream as ReadStream)?.Rewind();
    }

    private void GiveUp()
    {
        _openStream = null;
        _read.Clear();
        _setbacks++;
    }
}
