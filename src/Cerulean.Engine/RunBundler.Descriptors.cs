using Cerulean.Devices;

namespace Cerulean.Engine;

internal sealed partial class RunBundler
{
    private readonly Dictionary<IDevice, DescribedDevice> _described = new(ReferenceEqualityComparer.Instance);

    /// <summary>Describes a stream of devices that are read.</summary>
    private async ValueTask<BundledStream> DescribeAsync(string name, IReadOnlyList<IReadable> devices)
    {
        var described = new List<DescribedDevice>();
        foreach (var device in devices) described.Add(await DescribeAsync(device));
        var stream = new BundledStream(run, name, described);
        _streams.Add(name, stream);
        return stream;
    }

    // Once in a run.
    private async ValueTask<DescribedDevice> DescribeAsync(IReadable device)
    {
        if (_described.TryGetValue(device, out var known)) return known;
        return _described[device] = await DescribedDevice.OfAsync(device, execution.Cancellation);
    }
}
