using Cerulean.Devices;
using Cerulean.Documents;

namespace Cerulean.Engine;

internal sealed partial class RunBundler
{
    private readonly List<ICollectable> _flyers = [];

    /// <summary>A device that measures on its own, and is to be collected.</summary>
    public void AddFlyer(ICollectable device)
    {
        if (!_flyers.Contains(device)) _flyers.Add(device);
    }

    public void RemoveFlyer(ICollectable device) => _flyers.Remove(device);

    /// <summary>Emits the rows that devices have gathered; returns their number.</summary>
    public async ValueTask<long> CollectAsync(Message.Collect message, CancellationToken cancellationToken)
    {
        var devices = message.Devices;
        if (devices.Count == 0) throw new ArgumentException("Found collect without a device: name at least one.");
        if (devices.Count > 1 && (message.Stream is null || !_streams.ContainsKey(message.Stream))) throw new IllegalMessageSequenceException("Several devices are collected into a stream that is declared for them: declare_stream must come before.");
        var streams = await StreamsOfAsync(devices, message.Stream, cancellationToken);
        var areFiles = devices.All(device => device is IWritesStreamAssets && (!GivesRows(device) || streams.All(static stream => stream.IsOfFiles)));
        if (devices.Count > 1 && !areFiles) throw new ArgumentException($"Several devices are collected together only where all write stream assets: collect {string.Join(", ", devices.Select(device => device.Name))} one by one.");
        return areFiles ? await CollectFilesAsync(streams, cancellationToken) : await CollectRowsAsync(devices[0], streams, message.AsEvents, cancellationToken);
    }

    // A device that could do both says in its description what it does.
    private static bool GivesRows(ICollectable device) => device is IEventCollectable or IEventPageCollectable;

    /// <summary>Collects from devices that were begun and never collected.</summary>
    public void CollectLeftovers()
    {
        while (_flyers is [var flyer, ..])
        {
            var stream = _streams.Values.OfType<CollectedStream>().FirstOrDefault(stream => stream.Devices.Any(device => device.Device == flyer));
            ICollectable[] devices = stream is null ? [flyer] : [.. stream.Devices.Select(device => (ICollectable)device.Device)];
            _flyers.RemoveAll(known => known == flyer || devices.Contains(known));
            execution.Complete(async token => await CollectAsync(new Message.Collect(devices, devices.Length > 1 ? stream!.Name : null), token));
        }

        EmitGathered();
    }

    // A device names its streams, or leaves that to the plan.
    private async ValueTask<IReadOnlyList<CollectedStream>> StreamsOfAsync(IReadOnlyList<ICollectable> devices, string? name, CancellationToken cancellationToken)
    {
        if (devices.Count > 1 || (name is not null && _streams.ContainsKey(name))) return [await CollectedStreamAsync(name!, devices, cancellationToken)];
        var names = (await _descriptions.OfCollectedAsync(devices[0], cancellationToken)).Select(stream => stream.Stream).ToArray();
        if (names.Contains("")) return [await CollectedStreamAsync(name ?? DeclaredFor(devices[0]) ?? EventDescriptor.DefaultStream, devices, cancellationToken)];
        if (name is not null && !names.Contains(name)) await DescribeCollectedAsync(name, devices, cancellationToken);
        var streams = new List<CollectedStream>();
        foreach (var own in names) streams.Add(await CollectedStreamAsync(own, devices, cancellationToken));
        return streams;
    }

    private string? DeclaredFor(ICollectable device) => _streams.Values.OfType<CollectedStream>().FirstOrDefault(stream => stream.IsOf([device]))?.Name;

    private async ValueTask<long> CollectFilesAsync(IReadOnlyList<CollectedStream> streams, CancellationToken cancellationToken)
    {
        if (streams is not [var stream]) throw new NotSupportedException($"{streams[0].Devices[0].Device.Name} writes stream assets into {streams.Count} streams, expected one: make a device of each.");
        var index = long.MaxValue;
        foreach (var device in stream.Devices) index = Math.Min(index, await ((IWritesStreamAssets)device.Device).GetIndexAsync(cancellationToken));
        cancellationToken.ThrowIfCancellationRequested();
        var batch = new StreamAssetBatch(stream, _assets, index);
        var keys = stream.Composed.Descriptor.DataKeys.Keys.ToArray();
        var rows = keys.Select(batch.RowsOf).ToArray();
        if (rows.Distinct().Count() > 1)
        {
            throw new InvalidOperationException($"The rows of stream '{stream.Name}' differ in number: {string.Join(", ", keys.Zip(rows, (key, count) => $"{count} of '{key}'"))}. Before index {index} each data key must have the same.");
        }

        EmitExternalAssets(stream);
        var first = stream.Composed.NextSeqNum;
        batch.Emit(first);
        if (rows[0] > 0) stream.Composed.NextSeqNum = first + rows[0];
        return rows[0];
    }
}
