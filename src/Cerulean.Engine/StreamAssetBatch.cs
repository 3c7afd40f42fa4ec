using System.Runtime.InteropServices;
using Cerulean.Devices;
using Cerulean.Documents;

namespace Cerulean.Engine;

/// <summary>Stream resources and stream datums that devices hand over at one time. All are looked at before the first is emitted.</summary>
internal sealed class StreamAssetBatch
{
    private readonly Dictionary<string, long> _rows = new(StringComparer.Ordinal);
    private readonly List<(Document Document, string Key)> _documents = [];
    private readonly Dictionary<string, string> _keys = new(StringComparer.Ordinal);
    private readonly BundledStream _stream;
    private readonly RunAssets _assets;

    /// <summary>Takes from the devices of a stream what they have.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="assets">What the run knows of resources.</param>
    /// <param name="index">Only rows before this one; null for all.</param>
    public StreamAssetBatch(BundledStream stream, RunAssets assets, long? index)
    {
        (_stream, _assets) = (stream, assets);
        foreach (var device in stream.Devices)
        {
            foreach (var document in device.Writers.OfType<IWritesStreamAssets>().SelectMany(writer => writer.CollectStreamAssets(index))) Take(device, document);
        }
    }

    /// <summary>Number of rows of a data key.</summary>
    public long RowsOf(string key) => _rows.GetValueOrDefault(key);

    /// <summary>Keeps the last row of each data key alone.</summary>
    public void KeepLastRow()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = _documents.Count - 1; i >= 0; i--)
        {
            if (_documents[i] is not (StreamDatum datum, var key)) continue;
            if (seen.Add(key)) _documents[i] = (datum with { Indices = new StreamRange(datum.Indices.Stop - 1, datum.Indices.Stop) }, key);
            else _documents.RemoveAt(i);
        }
    }

    /// <summary>Emits what was taken; the rows get numbers from this one on.</summary>
    public void Emit(long seqNum)
    {
        var next = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var (document, key) in _documents)
        {
            if (document is not StreamDatum datum)
            {
                _assets.Emit(document);
                continue;
            }

            _assets.Require(datum.StreamResource, key);
            var start = next.GetValueOrDefault(key, seqNum);
            next[key] = start + datum.Indices.Count;
            _stream.Composed.Add(datum, new StreamRange(start, next[key]));
        }
    }

    private void Take(DescribedDevice device, Document document)
    {
        switch (document)
        {
            case StreamResource resource:
                if (!device.Keys.TryGetValue(resource.DataKey, out var known) || !known.IsStream) throw Fault(device, $"the files of '{resource.DataKey}', which it did not describe as external STREAM:");
                _keys[resource.Uid] = resource.DataKey;
                _documents.Add((resource, resource.DataKey));
                break;
            case StreamDatum datum:
                Take(device, datum);
                break;
            default:
                throw Fault(device, $"a document {document.Name.ToText()} among its stream assets, expected stream_resource or stream_datum");
        }
    }

    private void Take(DescribedDevice device, StreamDatum datum)
    {
        if (datum.Descriptor.Length > 0 || datum.SeqNums != default)
        {
            throw Fault(device, $"a stream datum of the descriptor '{datum.Descriptor}' and the seq_nums {datum.SeqNums.Start} to {datum.SeqNums.Stop}, expected '' and 0 to 0: the run sets both");
        }

        if (datum.Indices.Start < 0 || datum.Indices.Stop < datum.Indices.Start) throw Fault(device, $"a stream datum of the indices {datum.Indices.Start} to {datum.Indices.Stop}");
        if (!_keys.TryGetValue(datum.StreamResource, out var key)) key = _assets.KeyOf(datum.StreamResource) ?? throw Fault(device, $"a stream datum of the stream resource '{datum.StreamResource}', which it did not give before");
        if (!device.Keys.ContainsKey(key)) throw Fault(device, $"a stream datum of '{key}', which it did not describe");
        if (datum.Indices.Count == 0) return;
        CollectionsMarshal.GetValueRefOrAddDefault(_rows, key, out _) += datum.Indices.Count;
        _documents.Add((datum, key));
    }

    private InvalidOperationException Fault(DescribedDevice device, string found) => new($"{device.Device.Name} gave stream '{_stream.Name}' {found}.");
}
