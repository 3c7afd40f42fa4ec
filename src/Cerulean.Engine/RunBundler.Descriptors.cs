using Cerulean.Devices;
using Cerulean.Documents;

namespace Cerulean.Engine;

internal sealed partial class RunBundler
{
    private readonly DeviceDescriptions _descriptions = new();

    /// <summary>Describes a stream before its first event. Done again, as after a rewind, it changes nothing.</summary>
    public async ValueTask<EventDescriptor> DeclareAsync(Message.DeclareStream message, CancellationToken cancellationToken)
    {
        if (message.Devices.Count == 0) throw new ArgumentException($"Stream '{message.Stream}' was declared without a device: name at least one.");
        BundledStream stream = message.ForCollect
            ? await CollectedStreamAsync(message.Stream, message.Devices, cancellationToken)
            : await ReadStreamAsync(message.Stream, message.Devices, isMonitored: false, cancellationToken);
        return stream.Composed.Descriptor;
    }

    /// <summary>A device is going to be configured: what was known of it is so no more.</summary>
    public void Forget(IDevice device)
    {
        _descriptions.Forget(device);
        foreach (var stream in _streams.Values)
        {
            stream.IsStale |= stream.Devices.Any(known => Ancestry.AreRelated(known.Device, device));
        }
    }

    /// <summary>Describes anew the streams of devices that were configured.</summary>
    public async ValueTask RefreshAsync(CancellationToken cancellationToken)
    {
        foreach (var stream in _streams.Values.ToArray()) await RefreshAsync(stream, cancellationToken);
    }

    private async ValueTask RefreshAsync(BundledStream stream, CancellationToken cancellationToken)
    {
        if (!stream.IsStale) return;
        IDevice[] devices = [.. stream.Devices.Select(device => device.Device)];
        stream.Describe(stream is CollectedStream
            ? await DescribeCollectedAsync(stream.Name, devices, cancellationToken)
            : await DescribeReadAsync(devices, cancellationToken));
    }

    // The stream of these devices, which is described where it is new.
    private async ValueTask<ReadStream> ReadStreamAsync(string name, IReadOnlyList<IDevice> devices, bool isMonitored, CancellationToken cancellationToken)
    {
        if (!_streams.TryGetValue(name, out var known))
        {
            var stream = new ReadStream(run, name, await DescribeReadAsync(devices, cancellationToken), isMonitored);
            _streams.Add(name, stream);
            return stream;
        }

        if (known is not ReadStream found || found.IsMonitored != isMonitored) throw OfAnotherKind(known, isMonitored ? "monitored" : "read");
        if (!found.IsOf(devices)) throw found.Mismatch(devices);
        await RefreshAsync(found, cancellationToken);
        return found;
    }

    private async ValueTask<CollectedStream> CollectedStreamAsync(string name, IReadOnlyList<IDevice> devices, CancellationToken cancellationToken)
    {
        if (!_streams.TryGetValue(name, out var known))
        {
            var stream = new CollectedStream(run, name, await DescribeCollectedAsync(name, devices, cancellationToken));
            _streams.Add(name, stream);
            return stream;
        }

        if (known is not CollectedStream found) throw OfAnotherKind(known, "collected");
        if (!found.IsOf(devices)) throw found.Mismatch(devices);
        await RefreshAsync(found, cancellationToken);
        return found;
    }

    private async ValueTask<IReadOnlyList<DescribedDevice>> DescribeReadAsync(IReadOnlyList<IDevice> devices, CancellationToken cancellationToken)
    {
        var described = new List<DescribedDevice>(devices.Count);
        foreach (var device in devices)
        {
            if (device is not IReadable readable) throw new ArgumentException($"{device.Name} cannot be read: it is not {nameof(IReadable)}. Declare its stream for collect, or name another device.");
            described.Add(await _descriptions.OfReadAsync(readable, cancellationToken));
        }

        return described;
    }

    private async ValueTask<IReadOnlyList<DescribedDevice>> DescribeCollectedAsync(string name, IReadOnlyList<IDevice> devices, CancellationToken cancellationToken)
    {
        var described = new List<DescribedDevice>(devices.Count);
        foreach (var device in devices)
        {
            if (device is not ICollectable collectable) throw new ArgumentException($"{device.Name} cannot be collected: it is not {nameof(ICollectable)}.");
            var streams = await _descriptions.OfCollectedAsync(collectable, cancellationToken);
            var own = streams.FirstOrDefault(stream => stream.Stream == name || stream.Stream.Length == 0).Device;
            described.Add(own ?? throw new ArgumentException(
                $"{device.Name} has no rows of stream '{name}', only of {string.Join(", ", streams.Select(stream => $"'{stream.Stream}'"))}."));
        }

        return described;
    }

    private static IllegalMessageSequenceException OfAnotherKind(BundledStream known, string wanted) => new(
        $"Stream '{known.Name}' is {(known is CollectedStream ? "collected" : ((ReadStream)known).IsMonitored ? "monitored" : "read")}, and now is to be {wanted}: give one of them another name.");
}
