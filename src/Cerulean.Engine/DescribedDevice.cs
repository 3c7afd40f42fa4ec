using Cerulean.Devices;
using Cerulean.Documents;

namespace Cerulean.Engine;

/// <summary>What a descriptor says of a device.</summary>
internal sealed record DescribedDevice(IReadable Device, OrderedDictionary<string, DataKey> Keys, JsonObject Configuration)
{
    private static readonly JsonObject NoConfiguration = Configured(JsonObject.Empty, JsonObject.Empty, JsonObject.Empty);

    /// <summary>Asks the device.</summary>
    public static async ValueTask<DescribedDevice> OfAsync(IReadable device, CancellationToken cancellationToken)
    {
        var keys = new OrderedDictionary<string, DataKey>(StringComparer.Ordinal);
        foreach (var (name, key) in await device.DescribeAsync(cancellationToken)) keys.Add(name, key with { ObjectName = device.Name });
        return new DescribedDevice(device, keys, await ConfigurationOfAsync(device, cancellationToken));
    }

    private static async ValueTask<JsonObject> ConfigurationOfAsync(IReadable device, CancellationToken cancellationToken)
    {
        if (device is not IConfigurable configurable) return NoConfiguration;
        var keys = await configurable.DescribeConfigurationAsync(cancellationToken);
        var readings = await configurable.ReadConfigurationAsync(cancellationToken);
        return Configured(
            new JsonObject(readings.Names, [.. readings.Values.ToArray().Select(reading => reading.Value)]),
            new JsonObject(readings.Names, [.. readings.Values.ToArray().Select(reading => (JsonValue)reading.Timestamp)]),
            JsonObject.Of([.. keys.Select(key => (key.Key, (JsonValue)key.Value.ToJson()))]));
    }

    private static JsonObject Configured(JsonObject data, JsonObject timestamps, JsonObject keys) =>
        JsonObject.Of(("data", data), ("timestamps", timestamps), ("data_keys", keys));
}
