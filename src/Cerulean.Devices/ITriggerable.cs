namespace Cerulean.Devices;

/// <summary>A device that measures when it is told to; the next reading holds the result.</summary>
public interface ITriggerable : IDevice
{
    /// <summary>Begins a measurement; the status is done when it can be read.</summary>
    Status Trigger();
}
