using Cerulean.Store;

namespace Cerulean.Benchmarks;

internal static class QueryBenchmarks
{
    private const int Many = 1_000_000;
    private const int Bulk = 1184;
    private const int BulkRows = 200;
    private const int Page = 20;

    private static readonly Lazy<DocumentStore> Million = new(() => Make(Many, 3));

    public static IEnumerable<Benchmark> All =>
    [
        new("first page of a search by indexed metadata in 1 M runs: the slowest of a rare, a common, and two values, a range and a pattern", "ms", 20, "", SlowestPage) { LowerIsBetter = true },
        new("list -n 20 of 1 M runs, inside the process", "ms", 10, "700 for a count of 0.36 M", () => Measure.Milliseconds(() => _ = Million.Value.List().Take(Page).Count())) { LowerIsBetter = true },
        new("open 1184 runs and read their primary tables", "ms", 1000, "65 000 one by one, 14 000 in bulk", OpenMany) { LowerIsBetter = true },
    ];

    private static double SlowestPage()
    {
        string[] queries =
        [
            "sample.name = 'sample 7000'", "plan_name = 'scan'", "plan_name = 'scan' and sample.name = 'sample 7000'", "temperature >= 20 and temperature < 20.05",
            "temperature > 500", "sample.name ~ 'sample 12*'", "plan_name = 'none'", "text 'calibration'",
        ];
        return queries.Max(query => Measure.Milliseconds(() => _ = Million.Value.Search(Query.Parse(query)).Take(Page).Count()));
    }

    private static double OpenMany()
    {
        using var store = Make(Bulk, BulkRows);
        return Measure.Milliseconds(() => _ = store.List().Sum(run => store.Find(run.Uid)!.ReadTable().RowCount));
    }

    private static DocumentStore Make(int runs, int rows)
    {
        var folder = Directory.CreateTempSubdirectory("cerulean-bench-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        var store = DocumentStore.Open(Path.Combine(folder, "runs.db"));
        ManyRuns.Fill(store, runs, rows);
        return store;
    }
}
