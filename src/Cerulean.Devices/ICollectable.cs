using Cerulean.Documents;

namespace Cerulean.Devices;

/// <summary>A device that gathers rows on its own, which are collected while it measures or afterwards.</summary>
public interface ICollectable : IDevice
{
    /// <summary>The data keys by name of the stream; of one stream with the empty name where the plan names it.</summary>
    ValueTask<IReadOnlyDictionary<string, IReadOnlyDictionary<string, DataKey>>> DescribeCollectAsync(CancellationToken cancellationToken = default);
}
