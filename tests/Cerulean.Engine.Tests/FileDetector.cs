using Cerulean.Devices;
using Cerulean.Documents;

namespace Cerulean.Engine.Tests;

/// <summary>A detector whose images are pieces of a resource: a file for each trigger. Its configuration is its value, as that of a signal.</summary>
internal sealed class FileDetector(string name, TimeProvider time) : IReadable, ITriggerable, IConfigurable, IWritesExternalAssets
{
    private readonly string _resource = new UidSource(7).Next();
    private readonly List<Document> _assets = [];
    private int _count;

    public string Name => name;

    public JsonObject Hints { get; } = JsonObject.Of(("fields", JsonArray.Empty));

    public Status Trigger()
    {
        if (_count == 0) _assets.Add(new Resource { Uid = _resource, Spec = "NPY_SEQ", Root = "assets", ResourcePath = "abc", ResourceKwargs = JsonObject.Empty, PathSemantics = "posix" });
        _assets.Add(new Datum { DatumId = $"{_resource}/{_count}", Resource = _resource, DatumKwargs = JsonObject.Of(("index", _count)) });
        _count++;
        return Status.Done;
    }

    public ValueTask<Readings> ReadAsync(CancellationToken cancellationToken = default) =>
        _count == 0 ? throw new InvalidOperationException("Trigger it before.") : new(Readings.Of(name, $"{_resource}/{_count - 1}", time.UnixSeconds()));

    public ValueTask<IReadOnlyDictionary<string, DataKey>> DescribeAsync(CancellationToken cancellationToken = default) => new(new Dictionary<string, DataKey>
    {
        [name] = new() { Source = $"SIM:{name}", Dtype = DataKeyType.Array, Shape = [10, 12], External = "FILESTORE" },
    });

    public ValueTask<Readings> ReadConfigurationAsync(CancellationToken cancellationToken = default) => ReadAsync(cancellationToken);

    public ValueTask<IReadOnlyDictionary<string, DataKey>> DescribeConfigurationAsync(CancellationToken cancellationToken = default) => DescribeAsync(cancellationToken);

    public ValueTask<(Readings Old, Readings New)> ConfigureAsync(JsonObject settings, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public IEnumerable<Document> CollectAssets()
    {
        Document[] assets = [.. _assets];
        _assets.Clear();
        return assets;
    }
}
