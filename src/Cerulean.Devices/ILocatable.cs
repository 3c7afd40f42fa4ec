namespace Cerulean.Devices;

/// <summary>A movable device that knows where it is and where it was sent.</summary>
public interface ILocatable : IMovable
{
    /// <summary>The last value that was set, and the value now.</summary>
    ValueTask<Location> LocateAsync(CancellationToken cancellationToken = default);
}
