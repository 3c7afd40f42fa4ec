namespace Cerulean.Devices;

/// <summary>A device whose rows are collected in pages.</summary>
public interface IEventPageCollectable : ICollectable
{
    /// <summary>The rows since the last call; their keys tell the stream.</summary>
    IAsyncEnumerable<PartialEventPage> CollectPagesAsync(CancellationToken cancellationToken = default);
}
