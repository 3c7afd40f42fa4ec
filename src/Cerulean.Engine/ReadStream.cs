using Cerulean.Devices;
using Cerulean.Documents;

namespace Cerulean.Engine;

/// <summary>A stream of events of devices that are read, or of one that is monitored.</summary>
internal sealed class ReadStream : BundledStream
{
    private Slot[] _slots = [];
    private JsonValue[] _data = [];
    private double[] _timestamps = [];
    private JsonObject? _filled;
    private long _checkpoint = 1;

    public ReadStream(ComposedRun run, string name, IReadOnlyList<DescribedDevice> devices, bool isMonitored = false) : base(run, name, devices)
    {
        IsMonitored = isMonitored;
        Arrange();
    }

    /// <summary>True where the events come by themselves: they are not repeated, so neither are their numbers.</summary>
    public bool IsMonitored { get; }

    /// <summary>The keys of stream resources: each has a row for each event.</summary>
    public IReadOnlyList<string> StreamKeys { get; private set; } = [];

    /// <summary>True where devices write files of their own.</summary>
    public bool HasAssets { get; private set; }

    /// <summary>How often events of the run had been given up at the last event of this stream.</summary>
    public int Setbacks { get; set; }

    public override void Describe(IReadOnlyList<DescribedDevice> devices)
    {
        base.Describe(devices);
        Arrange();
    }

    /// <summary>Takes what was read of each device, in any order.</summary>
    public void Fill(List<(IReadable Device, Readings Readings)> read)
    {
        if (read.Count != _slots.Length) throw Mismatch(read.Select(item => item.Device));
        for (var i = 0; i < read.Count; i++)
        {
            var (device, readings) = read[i];
            var place = ReferenceEquals(_slots[i].Device, device) ? i : Array.FindIndex(_slots, slot => ReferenceEquals(slot.Device, device));
            if (place < 0) throw Mismatch(read.Select(item => item.Device));
            Fill(place, readings);
        }
    }

    /// <summary>Takes the readings of one device.</summary>
    public void Fill(int place, Readings readings)
    {
        ref var slot = ref _slots[place];
        // The same names come with every reading.
        if (!ReferenceEquals(slot.Found, readings.Names)) slot = slot.Expect(readings.Names);
        var values = readings.Values;
        for (var i = 0; i < values.Length; i++)
        {
            var index = slot.Offset + (slot.Order is null ? i : slot.Order[i]);
            (_data[index], _timestamps[index]) = (values[i].Value, values[i].Timestamp);
        }
    }

    /// <summary>Emits an event of what was taken.</summary>
    public Event Emit() => Composed.Emit(_data, _timestamps, _filled);

    public void Checkpoint() => _checkpoint = Composed.NextSeqNum;

    /// <summary>Numbers are given again from the last checkpoint on.</summary>
    public void Rewind()
    {
        if (!IsMonitored) Composed.NextSeqNum = _checkpoint;
    }

    private void Arrange()
    {
        _slots = new Slot[Devices.Count];
        var offset = 0;
        for (var i = 0; i < _slots.Length; i++)
        {
            var names = new JsonKeys([.. Devices[i].Keys.Where(key => !key.Value.IsStream).Select(key => key.Key)]);
            _slots[i] = new Slot(Devices[i].Device, names, names, null, offset);
            offset += names.Count;
        }

        (_data, _timestamps) = (new JsonValue[offset], new double[offset]);
        var keys = Composed.Descriptor.DataKeys;
        StreamKeys = [.. keys.Where(key => key.Value.IsStream).Select(key => key.Key)];
        var external = keys.Where(key => key.Value is { External: not null, IsStream: false }).Select(key => (key.Key, (JsonValue)false)).ToArray();
        _filled = external.Length > 0 ? JsonObject.Of(external) : null;
        HasAssets = StreamKeys.Count > 0 || Devices.Any(static device => device.Writers.Count > 0);
    }

    // Where the values of a device go. A device may give its readings in another order than it described them.
    private readonly record struct Slot(IDevice Device, JsonKeys Described, JsonKeys Found, int[]? Order, int Offset)
    {
        public Slot Expect(JsonKeys found)
        {
            if (!Described.SetEquals(found)) throw new InvalidOperationException($"{Device.Name} gave the readings {found}, and described {Described}: both must have the same names.");
            return this with { Found = found, Order = Described.Equals(found) ? null : Array.ConvertAll(found.Names.ToArray(), Described.IndexOf) };
        }
    }
}
