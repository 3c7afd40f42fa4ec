using Cerulean.Devices;
using Cerulean.Documents;

namespace Cerulean.Engine;

/// <summary>A stream of events of the same devices.</summary>
internal sealed class BundledStream
{
    private readonly IReadOnlyList<DescribedDevice> _devices;
    private readonly int[] _offsets;
    private readonly JsonKeys[] _names;
    private readonly JsonValue[] _data;
    private readonly double[] _timestamps;
    private readonly ComposedStream _composed;
    private long _checkpoint = 1;

    public BundledStream(ComposedRun run, string name, IReadOnlyList<DescribedDevice> devices)
    {
        _devices = devices;
        _composed = run.Describe(
            name,
            new OrderedDictionary<string, DataKey>(devices.SelectMany(device => device.Keys)),
            JsonObject.Of([.. devices.Select(device => (device.Device.Name, (JsonValue)device.Configuration))]),
            JsonObject.Of([.. devices.Where(device => device.Device.Hints is not null).Select(device => (device.Device.Name, (JsonValue)device.Device.Hints!))]),
            JsonObject.Of([.. devices.Select(device => (device.Device.Name, JsonValue.FromStrings(device.Keys.Keys)))]));
        _names = [.. devices.Select(device => new JsonKeys([.. device.Keys.Where(key => !key.Value.IsStream).Select(key => key.Key)]))];
        _offsets = new int[_names.Length];
        for (var i = 1; i < _names.Length; i++) _offsets[i] = _offsets[i - 1] + _names[i - 1].Count;
        _data = new JsonValue[_composed.Keys.Count];
        _timestamps = new double[_data.Length];
    }

    /// <summary>Emits an event of what was read of each device, in any order.</summary>
    public Event Emit(List<(IReadable Device, Readings Readings)> read)
    {
        if (read.Count != _devices.Count) throw Mismatch(read);
        for (var i = 0; i < read.Count; i++)
        {
            var (device, readings) = read[i];
            var place = ReferenceEquals(_devices[i].Device, device) ? i : IndexOf(device);
            if (place < 0) throw Mismatch(read);
            Fill(place, readings);
        }

        return _composed.Emit(_data, _timestamps);
    }

    public void Checkpoint() => _checkpoint = _composed.NextSeqNum;

    public void Rewind() => _composed.NextSeqNum = _checkpoint;

    private void Fill(int place, Readings readings)
    {
        var (names, offset) = (_names[place], _offsets[place]);
        if (!ReferenceEquals(names, readings.Names))
        {
            if (!names.Equals(readings.Names)) throw new InvalidOperationException($"{_devices[place].Device.Name} gave the readings {readings.Names}, and described {names}.");
            // The same names come with every reading.
            _names[place] = readings.Names;
        }

        for (var i = 0; i < readings.Count; i++)
        {
            var reading = readings.Values[i];
            (_data[offset + i], _timestamps[offset + i]) = (reading.Value, reading.Timestamp);
        }
    }

    private int IndexOf(IReadable device)
    {
        for (var i = 0; i < _devices.Count; i++)
        {
            if (ReferenceEquals(_devices[i].Device, device)) return i;
        }

        return -1;
    }

    private InvalidOperationException Mismatch(List<(IReadable Device, Readings Readings)> read) => new(
        $"Mismatched objects read: stream '{_composed.Descriptor.Stream}' is of {string.Join(", ", _devices.Select(device => device.Device.Name))}, "
        + $"and now {string.Join(", ", read.Select(item => item.Device.Name))} were read. Give the others a stream of their own.");
}
