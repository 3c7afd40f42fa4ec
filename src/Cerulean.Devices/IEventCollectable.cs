namespace Cerulean.Devices;

/// <summary>A device whose rows are collected one by one.</summary>
public interface IEventCollectable : ICollectable
{
    /// <summary>The rows since the last call; their keys tell the stream.</summary>
    IAsyncEnumerable<PartialEvent> CollectAsync(CancellationToken cancellationToken = default);
}
