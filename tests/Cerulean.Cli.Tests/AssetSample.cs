using Cerulean.Documents.Serialization;

namespace Cerulean.Cli.Tests;

/// <summary>Runs whose resources are small files below a folder; what is in them is of no concern to who moves them.</summary>
internal sealed class AssetSample(StoreFile store, string root)
{
    public string Root => root;

    /// <summary>Ingests runs run-000 and so on, each with some files.</summary>
    public void Add(int runs, int filesPerRun)
    {
        var lines = new List<string>();
        for (var run = 0; run < runs; run++)
        {
            var uid = $"run-{run:000}";
            lines.Add($$"""["start", {"uid": "{{uid}}", "time": {{1000 + run}}, "scan_id": {{run}} }]""");
            for (var file = 0; file < filesPerRun; file++)
            {
                lines.Add($$"""["resource", {"uid": "{{uid}}-{{file}}", "run_start": "{{uid}}", "spec": "AD_HDF5", "root": {{JsonText.ToString(root)}}, "resource_path": "{{PathOf(run, file)}}", "resource_kwargs": {"frame_per_point": 1}, "path_semantics": "posix"}]""");
                lines.Add($$"""["datum", {"datum_id": "{{uid}}-{{file}}/0", "resource": "{{uid}}-{{file}}", "datum_kwargs": {"point_number": 0} }]""");
                Write(PathOf(run, file), TextOf(run, file));
            }

            lines.Add($$"""["stop", {"uid": "{{uid}}-stop", "time": {{1001 + run}}, "run_start": "{{uid}}", "exit_status": "success"}]""");
        }

        store.Run("ingest", store.Write("runs.jsonl", [.. lines])).Good();
    }

    public static string PathOf(int run, int file) => $"{run % 7}/{run:000}_{file}.h5";

    public static string TextOf(int run, int file) => string.Concat(Enumerable.Repeat($"file {file} of run {run};", 1 + ((run + file) % 200)));

    private void Write(string path, string text)
    {
        var full = Path.Combine(root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }
}
