using Cerulean.Devices;
using Cerulean.Documents;

namespace Cerulean.Engine;

/// <summary>What devices say of themselves: each is asked once in a run, and again after it was configured.</summary>
internal sealed class DeviceDescriptions
{
    private static readonly JsonObject NoConfiguration = Configuration(Readings.Empty, JsonObject.Empty);

    private readonly Dictionary<IDevice, DescribedDevice> _read = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<IDevice, IReadOnlyList<(string Stream, DescribedDevice Device)>> _collected = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<IDevice, JsonObject> _configurations = new(ReferenceEqualityComparer.Instance);

    /// <summary>A device whose readings become events.</summary>
    public async ValueTask<DescribedDevice> OfReadAsync(IReadable device, CancellationToken cancellationToken)
    {
        if (_read.TryGetValue(device, out var known)) return known;
        var described = new DescribedDevice(
            device, Own(device, await device.DescribeAsync(cancellationToken)), await ConfigurationAsync(device, cancellationToken), Writers(Ancestry.WithPartsThatAreRead(device)));
        return _read[device] = described;
    }

    /// <summary>A device whose rows are collected, by stream; the empty name is that of the stream that the plan names.</summary>
    public async ValueTask<IReadOnlyList<(string Stream, DescribedDevice Device)>> OfCollectedAsync(ICollectable device, CancellationToken cancellationToken)
    {
        if (_collected.TryGetValue(device, out var known)) return known;
        var streams = await device.DescribeCollectAsync(cancellationToken);
        var configuration = await ConfigurationAsync(device, cancellationToken);
        return _collected[device] = [.. streams.Select(stream => (stream.Key, new DescribedDevice(device, Own(device, stream.Value), configuration, Writers([device]))))];
    }

    /// <summary>Lets a device, its parts, and those it is part of be asked again.</summary>
    public void Forget(IDevice device)
    {
        foreach (var cache in (ReadOnlySpan<IEnumerable<IDevice>>)[[.. _read.Keys], [.. _collected.Keys], [.. _configurations.Keys]])
        {
            foreach (var known in cache.Where(known => Ancestry.AreRelated(known, device)))
            {
                _read.Remove(known);
                _collected.Remove(known);
                _configurations.Remove(known);
            }
        }
    }

    // An answer that comes after the message was given up is of a device that may have been configured since: it is not kept.
    private async ValueTask<JsonObject> ConfigurationAsync(IDevice device, CancellationToken cancellationToken)
    {
        if (!_configurations.TryGetValue(device, out var configuration))
        {
            configuration = device is IConfigurable configurable ? await AskAsync(configurable, cancellationToken) : NoConfiguration;
            cancellationToken.ThrowIfCancellationRequested();
            _configurations[device] = configuration;
        }

        cancellationToken.ThrowIfCancellationRequested();
        return configuration;
    }

    private static async ValueTask<JsonObject> AskAsync(IConfigurable device, CancellationToken cancellationToken)
    {
        var keys = await device.DescribeConfigurationAsync(cancellationToken);
        var readings = await device.ReadConfigurationAsync(cancellationToken);
        var described = JsonObject.Of([.. keys.Select(key => (key.Key, (JsonValue)key.Value.ToJson()))]);
        if (readings.Names.SetEquals(described.Names)) return Configuration(readings, described);
        throw new InvalidOperationException($"{device.Name} gave the configuration {readings.Names}, and described {described.Names}: both must have the same names.");
    }

    private static JsonObject Configuration(Readings readings, JsonObject keys)
    {
        var values = readings.Values.ToArray();
        return JsonObject.Of(
            ("data", new JsonObject(readings.Names, [.. values.Select(reading => reading.Value)])),
            ("timestamps", new JsonObject(readings.Names, [.. values.Select(reading => (JsonValue)reading.Timestamp)])),
            ("data_keys", keys));
    }

    private static IReadOnlyList<IDevice> Writers(IEnumerable<IDevice> devices) => [.. devices.Where(static device => device is IWritesExternalAssets or IWritesStreamAssets)];

    private static OrderedDictionary<string, DataKey> Own(IDevice device, IReadOnlyDictionary<string, DataKey> keys) =>
        new(keys.Select(key => KeyValuePair.Create(key.Key, key.Value with { ObjectName = device.Name })), StringComparer.Ordinal);
}
