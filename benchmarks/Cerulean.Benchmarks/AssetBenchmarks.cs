using System.Globalization;
using System.Text;
using Cerulean.Assets;
using Cerulean.Documents;
using Cerulean.Store;

namespace Cerulean.Benchmarks;

internal static class AssetBenchmarks
{
    private const int Small = 10_000;
    private const int LargeBytes = 256 << 20;

    public static IEnumerable<Benchmark> All =>
    [
        new("move 10 000 small files of 1 000 runs, verified", "files/s", 500, "", MoveSmall),
        new("move 4 files of 256 MB, verified", "MB/s", 200, "", MoveLarge),
    ];

    private static double MoveSmall() => Move(Small, Small / 1000, Encoding.UTF8.GetBytes(new string('x', 1000)), Small);

    private static double MoveLarge() => Move(4, 4, new byte[LargeBytes], 4L * LargeBytes / 1_000_000);

    private static double Move(int files, int filesPerRun, byte[] content, long amount)
    {
        var folder = Directory.CreateTempSubdirectory("cerulean-move-").FullName;
        try
        {
            using var store = DocumentStore.Open(Path.Combine(folder, "runs.db"));
            var old = Directory.CreateDirectory(Path.Combine(folder, "0")).FullName;
            using (var ingest = store.BeginIngest())
            {
                for (var i = 0; i < files; i += filesPerRun) Add(ingest, i, filesPerRun, old, content);
            }

            var round = 0;
            return Measure.PerSecondOnce(amount, () =>
            {
                var outcomes = new AssetFiles(store.Assets(), HandlerRegistry.BuiltIn()).Move(Path.Combine(folder, (++round).ToString(CultureInfo.InvariantCulture)));
                if (outcomes.Count(outcome => outcome.Status == AssetStatus.Done) != files) throw new InvalidOperationException("Not all files were moved.");
            });
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Add(FileIngest ingest, int first, int count, string root, byte[] content)
    {
        var uid = $"run-{first}";
        ingest.Accept(new RunStart { Uid = uid, Time = first });
        for (var i = first; i < first + count; i++)
        {
            File.WriteAllBytes(Path.Combine(root, $"{i}.h5"), content);
            ingest.Accept(new Resource { Uid = $"{uid}-{i}", RunStart = uid, Spec = "AD_HDF5", Root = root, ResourcePath = $"{i}.h5", ResourceKwargs = JsonObject.Of(("frame_per_point", 1)) });
        }

        ingest.Accept(new RunStop { Uid = $"{uid}-stop", Time = first, RunStart = uid, ExitStatus = ExitStatus.Success });
    }
}
