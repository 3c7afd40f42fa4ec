using Cerulean.Devices;
using Cerulean.Documents;

namespace Cerulean.Engine;

internal sealed partial class RunBundler
{
    // What a device has handed over is emitted, also where it throws or the message is given up before the last row.
    private async ValueTask<long> CollectRowsAsync(ICollectable device, IReadOnlyList<CollectedStream> streams, bool asEvents, CancellationToken cancellationToken)
    {
        try
        {
            return device switch
            {
                IEventPageCollectable pages => await CollectPagesAsync(pages, streams, asEvents, cancellationToken),
                IEventCollectable events => await CollectEventsAsync(events, streams, asEvents, cancellationToken),
                _ => throw new ArgumentException($"{device.Name} has no rows: it is neither {nameof(IEventCollectable)} nor {nameof(IEventPageCollectable)} nor {nameof(IWritesStreamAssets)}."),
            };
        }
        finally
        {
            EmitGathered();
        }
    }

    private async ValueTask<long> CollectPagesAsync(IEventPageCollectable device, IReadOnlyList<CollectedStream> streams, bool asEvents, CancellationToken cancellationToken)
    {
        var count = 0L;
        await foreach (var page in device.CollectPagesAsync(cancellationToken))
        {
            var stream = StreamOf(device, streams, page.Data.Names);
            EmitExternalAssets(stream);
            if (asEvents) stream.EmitRows(page);
            else stream.Emit(page);
            count += page.Data.Columns[0].Count;
        }

        return count;
    }

    private async ValueTask<long> CollectEventsAsync(IEventCollectable device, IReadOnlyList<CollectedStream> streams, bool asEvents, CancellationToken cancellationToken)
    {
        var count = 0L;
        await foreach (var row in device.CollectAsync(cancellationToken))
        {
            var stream = StreamOf(device, streams, row.Readings.Names);
            if (asEvents)
            {
                EmitExternalAssets(stream);
                stream.Emit(row);
            }
            else if (stream.Gather(row, execution.Engine.Time.UnixSeconds()))
            {
                EmitGathered();
            }

            count++;
        }

        return count;
    }

    private static CollectedStream StreamOf(ICollectable device, IReadOnlyList<CollectedStream> streams, JsonKeys keys)
    {
        CollectedStream[] found = keys.Count == 0 ? [] : [.. streams.Where(stream => stream.Has(keys))];
        if (found.Length == 1) return found[0];
        var described = string.Join("; ", streams.Select(stream => $"{stream.Name}: {stream.Composed.Keys}"));
        throw new InvalidOperationException($"{device.Name} gave a row of the keys '{keys}', which are those of {found.Length} streams, expected one. It described {described}.");
    }

    private void EmitGathered()
    {
        foreach (var stream in _streams.Values.OfType<CollectedStream>().Where(stream => stream.HasGathered))
        {
            EmitExternalAssets(stream);
            stream.EmitGathered();
        }
    }
}
