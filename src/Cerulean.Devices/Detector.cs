using Cerulean.Documents;

namespace Cerulean.Devices;

/// <summary>
/// A detector of images or other arrays, which are written to files. It is made of three parts: what a trigger means, how the camera takes frames,
/// and where the frames go. A new make of cameras needs the second one only.
/// </summary>
/// <remarks>
/// Each stage begins a new set of files. An event is of the last trigger: what was taken before and not read is left out of the documents,
/// so that a plan that is repeated from a checkpoint gets a frame of its own.
/// </remarks>
public partial class Detector : Device, ITriggerable, IPreparable, IFlyable, IEventPageCollectable, IWritesExternalAssets, IWritesStreamAssets
{
    private readonly IAcquireLogic _acquire;
    private readonly DataLogic _data;
    private readonly TriggerLogic _trigger;

    /// <summary>A detector of these parts.</summary>
    /// <param name="name">Its name, which is also its data key.</param>
    /// <param name="acquire">How the camera takes frames.</param>
    /// <param name="data">Where the frames go; it serves one detector.</param>
    /// <param name="trigger">What a trigger means; null for one frame.</param>
    public Detector(string name, IAcquireLogic acquire, DataLogic data, TriggerLogic? trigger = null) : base(name)
    {
        (_acquire, _data, _trigger) = (acquire, data, trigger ?? new TriggerLogic());
        foreach (var setting in acquire.Settings) Add(setting, Kind.Config);
    }

    /// <inheritdoc/>
    public override async ValueTask<Readings> ReadAsync(CancellationToken cancellationToken = default)
    {
        var parts = await base.ReadAsync(cancellationToken);
        return _data.Read() is { } reading ? Readings.Join(Readings.Of(Name, reading.Value, reading.Timestamp), parts) : parts;
    }

    /// <inheritdoc/>
    public override async ValueTask<IReadOnlyDictionary<string, DataKey>> DescribeAsync(CancellationToken cancellationToken = default)
    {
        var keys = new OrderedDictionary<string, DataKey>(StringComparer.Ordinal) { [Name] = Describe() };
        foreach (var (name, key) in await base.DescribeAsync(cancellationToken)) keys.Add(name, key);
        return keys;
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyDictionary<string, IReadOnlyDictionary<string, DataKey>>> DescribeCollectAsync(CancellationToken cancellationToken = default) =>
        new(new Dictionary<string, IReadOnlyDictionary<string, DataKey>> { [""] = new Dictionary<string, DataKey> { [Name] = Describe() } });

    /// <inheritdoc/>
    public IEnumerable<Document> CollectAssets() => _data.CollectResources();

    /// <inheritdoc/>
    public IEnumerable<Document> CollectStreamAssets(long? index = null) => _data.CollectStream(index);

    /// <inheritdoc/>
    /// <remarks>Rows that came in flight; none where they are in a stream resource. Their datums are among the assets that are collected afterwards.</remarks>
    public IAsyncEnumerable<PartialEventPage> CollectPagesAsync(CancellationToken cancellationToken = default) => _data.CollectRows().ToAsyncEnumerable();

    /// <inheritdoc/>
    public ValueTask<long> GetIndexAsync(CancellationToken cancellationToken = default) => new(_data.Count);

    private IReadOnlyList<int> RowShape => _trigger.FramesPerEvent == 1 ? _acquire.FrameShape : [_trigger.FramesPerEvent, .. _acquire.FrameShape];

    private DataKey Describe() => new()
    {
        Source = _acquire.Source,
        Dtype = DataKeyType.Array,
        Shape = [.. RowShape.Select(static length => (long?)length)],
        DtypeNumpy = _acquire.DType.ToJson(),
        External = _data.External,
    };
}
