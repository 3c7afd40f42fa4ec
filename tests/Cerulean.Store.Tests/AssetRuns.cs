using Cerulean.Assets;
using Cerulean.Documents;
using Cerulean.Tests;

namespace Cerulean.Store.Tests;

/// <summary>Runs with small files below a folder, and handlers that tell which they are.</summary>
internal sealed class AssetRuns(StoreFile file) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cerulean-assets-").FullName;

    public string Old => Path.Combine(_folder, "old");

    public string New => Path.Combine(_folder, "new");

    /// <summary>Reads nothing: SEQUENCE has a file for each datum, SINGLE and the media type application/x-single have one.</summary>
    public static HandlerRegistry Handlers
    {
        get
        {
            var handlers = new HandlerRegistry();
            handlers.Register("SEQUENCE", (path, _) => new Sequence(path));
            handlers.Register("SINGLE", (path, _) => new Single(path));
            handlers.Register("application/x-single", (path, _, _) => new Single(path));
            return handlers;
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    public AssetFiles Files(params string[] runs) => new(file.Store.Assets(runs.Length == 0 ? null : runs), Handlers, time: new SteppingTime());

    public AssetFiles Files(RootMap roots, params string[] runs) => new(file.Store.Assets(runs.Length == 0 ? null : runs), Handlers, roots);

    /// <summary>A run with one resource of a file for each frame: 2026/NAME_0.raw and so on, which are written too.</summary>
    public List<Document> Sequences(string run, int frames = 3, string? name = null, bool isWritten = true, string? root = null)
    {
        name ??= run;
        for (var i = 0; isWritten && i < frames; i++) Write($"2026/{name}_{i}.raw", $"frame {i} of {name}");
        return
        [
            .. Golden.Of(
            [
                $$"""["start", {"uid": "{{run}}", "time": 100}]""",
                $$"""["resource", {"uid": "{{run}}-r", "run_start": "{{run}}", "spec": "SEQUENCE", "root": "{{root ?? Old}}", "resource_path": "2026/{{name}}", "resource_kwargs": {}, "path_semantics": "posix"}]""",
                .. Enumerable.Range(0, frames).Select(i => $$"""["datum", {"datum_id": "{{run}}-r/{{i}}", "resource": "{{run}}-r", "datum_kwargs": {"index": {{i}} } }]"""),
                Samples.Stop(run),
            ]),
        ];
    }

    /// <summary>A run with one stream resource, in the file 2026/NAME.h5.</summary>
    public List<Document> Stream(string run, string name)
    {
        Write($"2026/{name}.h5", $"rows of {name}");
        return Golden.Of(
        [
            $$"""["start", {"uid": "{{run}}", "time": 100}]""",
            Samples.Descriptor(run, $"{run}-d", keys: "Simage"),
            $$"""["stream_resource", {"uid": "{{run}}-s", "run_start": "{{run}}", "data_key": "Simage", "mimetype": "application/x-single", "uri": "file://detector-3{{Old.Replace(" ", "%20", StringComparison.Ordinal)}}/2026/{{name}}.h5", "parameters": {} }]""",
            $$"""["stream_datum", {"uid": "{{run}}-s/0", "stream_resource": "{{run}}-s", "descriptor": "{{run}}-d", "indices": {"start": 0, "stop": 2}, "seq_nums": {"start": 1, "stop": 3} }]""",
            Samples.Stop(run),
        ]);
    }

    public string Write(string path, string text, string? root = null)
    {
        var full = Path.Combine(root ?? Old, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
        return full;
    }

    /// <summary>Relative paths of all files below a folder, sorted.</summary>
    public static string[] Below(string folder) => Directory.Exists(folder)
        ? [.. Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(folder, path)).Order(StringComparer.Ordinal)]
        : [];

    private sealed class Sequence(string path) : IAssetHandler
    {
        public NdArray Read(JsonObject datumKwargs, ArrayMemory memory) => throw new NotSupportedException();

        public IEnumerable<string> Files(IEnumerable<JsonObject> datumKwargs) => datumKwargs.Select(datum => $"{path}_{datum["index"].AsInt64()}.raw").Distinct();

        public void Dispose()
        {
        }
    }

    private sealed class Single(string path) : IAssetHandler, IStreamAssetHandler
    {
        public NdArray Read(JsonObject datumKwargs, ArrayMemory memory) => throw new NotSupportedException();

        public NdArray Read(StreamRange rows, ArrayMemory memory) => throw new NotSupportedException();

        public IEnumerable<string> Files(IEnumerable<JsonObject> datumKwargs) => [path];

        public IEnumerable<string> Files(IEnumerable<StreamRange> rows) => [path];

        public void Dispose()
        {
        }
    }
}
