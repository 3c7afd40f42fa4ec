using Cerulean.Documents;

namespace Cerulean.Devices;

/// <summary>A device that can be set to a value: a motor, a temperature, a shutter.</summary>
public interface IMovable : IDevice
{
    /// <summary>Begins to move; the status is done when the device is there.</summary>
    /// <exception cref="LimitException">The device does not take this value.</exception>
    Status Set(JsonValue value);
}
