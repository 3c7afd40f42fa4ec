using Cerulean.Devices;
using Cerulean.Documents;

namespace Cerulean.Engine;

/// <summary>A stream of a run: the devices of which it is made, and its newest descriptor.</summary>
internal abstract class BundledStream
{
    private readonly ComposedRun _run;

    protected BundledStream(ComposedRun run, string name, IReadOnlyList<DescribedDevice> devices)
    {
        (_run, Name, Devices) = (run, name, devices);
        Composed = Compose();
    }

    public string Name { get; }

    public IReadOnlyList<DescribedDevice> Devices { get; private set; }

    public ComposedStream Composed { get; private set; }

    /// <summary>True where a device was configured since it was described.</summary>
    public bool IsStale { get; set; }

    /// <summary>Emits a new descriptor of the same devices; the numbers run on.</summary>
    public virtual void Describe(IReadOnlyList<DescribedDevice> devices)
    {
        Devices = devices;
        Composed = Compose();
        IsStale = false;
    }

    /// <summary>The error that other devices were found than those of the stream.</summary>
    public InvalidOperationException Mismatch(IEnumerable<IDevice> found) => new(
        $"Mismatched objects read: stream '{Name}' is of {Names(Devices.Select(device => device.Device))}, and now {Names(found)} were found. Give the others a stream of their own.");

    public bool IsOf(IEnumerable<IDevice> devices) => devices.ToHashSet(ReferenceEqualityComparer.Instance).SetEquals(Devices.Select(device => device.Device));

    private ComposedStream Compose()
    {
        var keys = new OrderedDictionary<string, DataKey>(StringComparer.Ordinal);
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var device in Devices)
        {
            if (!names.Add(device.Device.Name)) throw new ArgumentException($"Stream '{Name}' has two devices called '{device.Device.Name}': give one of them another name.");
            foreach (var (name, key) in device.Keys)
            {
                if (!keys.TryAdd(name, key)) throw Clash(device.Device.Name, keys[name].ObjectName!, name);
            }
        }

        return _run.Describe(
            Name,
            keys,
            JsonObject.Of([.. Devices.Select(device => (device.Device.Name, (JsonValue)device.Configuration))]),
            JsonObject.Of([.. Devices.Where(device => device.Device.Hints is not null).Select(device => (device.Device.Name, (JsonValue)device.Device.Hints!))]),
            JsonObject.Of([.. Devices.Select(device => (device.Device.Name, JsonValue.FromStrings(device.Keys.Keys)))]));
    }

    public static ArgumentException Clash(string device, string other, string key) =>
        new($"{device} and {other} both have the data key '{key}': give one of them another name.");

    private static string Names(IEnumerable<IDevice> devices) => string.Join(", ", devices.Select(device => device.Name));
}
