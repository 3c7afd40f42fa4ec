namespace Cerulean.Devices;

/// <summary>A device that measures on its own between kickoff and completion.</summary>
public interface IFlyable : IDevice
{
    /// <summary>Begins to measure; the status is done when it has begun.</summary>
    Status Kickoff();

    /// <summary>Asks for the end; the status is done when the device has ended.</summary>
    Status Complete();
}
