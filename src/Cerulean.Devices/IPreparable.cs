using Cerulean.Documents;

namespace Cerulean.Devices;

/// <summary>A device that is told what to do before it is triggered or kicked off.</summary>
public interface IPreparable : IDevice
{
    /// <summary>Begins to prepare; the status is done when the device is ready.</summary>
    Status Prepare(JsonValue value);
}
