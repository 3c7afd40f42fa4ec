using Cerulean.Documents;

namespace Cerulean.Devices;

/// <summary>Where a device is.</summary>
/// <param name="Setpoint">The last value that was set.</param>
/// <param name="Readback">The value now.</param>
public readonly record struct Location(JsonValue Setpoint, JsonValue Readback);
