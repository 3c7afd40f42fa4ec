using Cerulean.Documents;

namespace Cerulean.Devices;

/// <summary>A device that can be read.</summary>
public interface IReadable : IDevice
{
    /// <summary>The values now, one for each key of <see cref="DescribeAsync"/>, but those of stream resources.</summary>
    ValueTask<Readings> ReadAsync(CancellationToken cancellationToken = default);

    /// <summary>What each value is, in the order in which the device wants to see them.</summary>
    ValueTask<IReadOnlyDictionary<string, DataKey>> DescribeAsync(CancellationToken cancellationToken = default);
}
