using Cerulean.Devices;
using Cerulean.Documents;

namespace Cerulean.Engine.Tests;

/// <summary>A detector whose frames are rows of a stream resource: one for each trigger, or as many as are written while it flies.</summary>
internal sealed class StreamDetector(string name, long?[] shape, int seed = 8) : IReadable, ITriggerable, IFlyable, ICollectable, IWritesStreamAssets
{
    private readonly string _uid = new UidSource(seed).Next();
    private long _collected;
    private int _datums;

    public string Name => name;

    public JsonObject Hints { get; } = JsonObject.Of(("fields", JsonArray.Empty));

    /// <summary>Frames written so far.</summary>
    public long Written { get; set; }

    /// <summary>Changes a stream datum, to make it a wrong one.</summary>
    public Func<StreamDatum, StreamDatum> Change { get; set; } = static datum => datum;

    public Status Trigger()
    {
        Written++;
        return Status.Done;
    }

    public Status Kickoff() => Status.Done;

    public Status Complete() => Status.Done;

    public ValueTask<Readings> ReadAsync(CancellationToken cancellationToken = default) => new(Readings.Empty);

    public ValueTask<IReadOnlyDictionary<string, DataKey>> DescribeAsync(CancellationToken cancellationToken = default) => new(new Dictionary<string, DataKey>
    {
        [name] = new() { Source = $"SIM:{name}", Dtype = DataKeyType.Array, Shape = shape, External = "STREAM:" },
    });

    public async ValueTask<IReadOnlyDictionary<string, IReadOnlyDictionary<string, DataKey>>> DescribeCollectAsync(CancellationToken cancellationToken = default) =>
        new Dictionary<string, IReadOnlyDictionary<string, DataKey>> { [""] = await DescribeAsync(cancellationToken) };

    public ValueTask<long> GetIndexAsync(CancellationToken cancellationToken = default) => new(Written);

    public IEnumerable<Document> CollectStreamAssets(long? index = null)
    {
        var stop = Math.Min(index ?? Written, Written);
        if (stop == _collected) yield break;
        if (_datums == 0) yield return new StreamResource { Uid = _uid, DataKey = name, Mimetype = "application/x-hdf5", Uri = "file://localhost/a.h5", Parameters = JsonObject.Empty };
        yield return Change(new StreamDatum { Uid = $"{_uid}/{_datums}", StreamResource = _uid, Descriptor = "", Indices = new StreamRange(_collected, stop), SeqNums = default });
        (_collected, _datums) = (stop, _datums + 1);
    }
}
