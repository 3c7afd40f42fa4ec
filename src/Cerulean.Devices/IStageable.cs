namespace Cerulean.Devices;

/// <summary>A device that is prepared for an experiment and released after it.</summary>
public interface IStageable : IDevice
{
    /// <summary>Prepares the device.</summary>
    Status Stage();

    /// <summary>Releases the device, also one that was staged in part; a second time it does nothing.</summary>
    Status Unstage();
}
