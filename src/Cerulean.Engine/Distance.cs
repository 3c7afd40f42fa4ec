using Cerulean.Devices;
using Cerulean.Documents;
using static Cerulean.Engine.PlanStubs;

namespace Cerulean.Engine;

/// <summary>Positions relative to where a device was last sent.</summary>
internal static class Distance
{
    public static async Plan<JsonValue> PositionOf(IMovable device)
    {
        if (device is ILocatable locatable) return (await Locate(locatable)).Setpoint;
        return device is IReadable readable
            ? await ReadValue(readable)
            : throw new ArgumentException($"{device.Name} cannot tell where it is, and so cannot be moved by a distance: move it to a position.", nameof(device));
    }

    // Nobody has answered where the position is null.
    public static JsonValue Add(JsonValue position, JsonValue distance)
    {
        if (position.IsNull) return distance;
        if (position.Kind == JsonKind.Integer && distance.Kind == JsonKind.Integer) return position.AsInt64() + distance.AsInt64();
        return position.TryGetDouble(out var from) && distance.TryGetDouble(out var by)
            ? from + by
            : throw new ArgumentException($"Found the position {position.Describe()} and the distance {distance.Describe()}, expected two numbers.", nameof(distance));
    }
}
