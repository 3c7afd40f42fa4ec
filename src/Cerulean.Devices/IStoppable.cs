namespace Cerulean.Devices;

/// <summary>A device whose motion can be stopped.</summary>
public interface IStoppable : IDevice
{
    /// <summary>Stops at once.</summary>
    /// <param name="success">True where the stop is meant, so that the status of the move succeeds; false where something went wrong.</param>
    /// <param name="cancellationToken">Gives up.</param>
    ValueTask StopAsync(bool success = true, CancellationToken cancellationToken = default);
}
