using Cerulean.Devices;

namespace Cerulean.Engine;

internal sealed partial class RunBundler
{
    private readonly RunAssets _assets = new(run, execution.Runs.Resources);
    private int _setbacks;

    // What the devices of an event wrote, before the event. Each has one row for it; where an event was given up since, a row of that one
    // may come before: rows of files are never taken back.
    private void EmitAssets(ReadStream stream)
    {
        var batch = new StreamAssetBatch(stream, _assets, null);
        foreach (var key in stream.StreamKeys)
        {
            var rows = batch.RowsOf(key);
            if (rows == 1 || (rows > 1 && stream.Setbacks != _setbacks)) continue;
            throw new InvalidOperationException($"The event of stream '{stream.Name}' has {rows} rows of '{key}', expected one: its device measures once for each event.");
        }

        if (stream.Setbacks != _setbacks) batch.KeepLastRow();
        EmitExternalAssets(stream);
        batch.Emit(stream.Composed.NextSeqNum);
        stream.Setbacks = _setbacks;
    }

    private void EmitExternalAssets(BundledStream stream)
    {
        foreach (var writer in stream.Devices.SelectMany(static device => device.Writers).OfType<IWritesExternalAssets>()) _assets.Emit(writer);
    }
}
