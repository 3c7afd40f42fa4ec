using System.Diagnostics;
using System.Globalization;
using Cerulean.Store;

namespace Cerulean.Benchmarks;

/// <summary>How a store grows: its size, and the times to open, list, find and search, for some numbers of runs.</summary>
internal static class Growth
{
    private const int Page = 20;

    /// <summary>Builds a store for each number of runs and prints a table.</summary>
    public static void Print(IReadOnlyList<int> counts)
    {
        var columns = counts.Select(Measure).ToArray();
        Console.WriteLine($"| | {string.Join(" | ", counts.Select(count => $"{count:N0} runs"))} |");
        Console.WriteLine($"|---|{string.Concat(counts.Select(_ => "---:|"))}");
        for (var row = 0; row < columns[0].Count; row++)
        {
            Console.WriteLine($"| {columns[0][row].What} | {string.Join(" | ", columns.Select(column => column[row].Value))} |");
        }
    }

    private static List<(string What, string Value)> Measure(int count)
    {
        var folder = Directory.CreateTempSubdirectory("cerulean-growth-").FullName;
        try
        {
            var (path, rows) = (Path.Combine(folder, "runs.db"), new List<(string, string)>());
            var start = Stopwatch.GetTimestamp();
            using (var store = DocumentStore.Open(path)) ManyRuns.Fill(store, count);
            rows.Add(("ingest, runs/s", (count / Stopwatch.GetElapsedTime(start).TotalSeconds).ToString("N0", CultureInfo.InvariantCulture)));
            rows.Add(("size, bytes a run", (new FileInfo(path).Length / count).ToString("N0", CultureInfo.InvariantCulture)));
            rows.Add(("open, ms", Milliseconds(() => DocumentStore.Open(path).Dispose())));
            using (var store = DocumentStore.Open(path)) rows.AddRange(Cases(store, count).Select(item => ($"{item.What}, ms", Milliseconds(item.Do))));
            return rows;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static IEnumerable<(string What, Action Do)> Cases(DocumentStore store, int count)
    {
        yield return ("list, first 20", () => Expect(Page, store.List().Take(Page).Count()));
        yield return ("find -1", () => Expect(1, store.Find("-1") is null ? 0 : 1));
        yield return ("find a scan_id", () => Expect(1, store.Find($"{count / 3}") is null ? 0 : 1));
        yield return ("find a uid's beginning", () => Expect(1, store.Find(ManyRuns.UidOf(count / 2)[..8]) is null ? 0 : 1));
        foreach (var query in Queries(count)) yield return ($"`{query}`", () => _ = store.Search(Query.Parse(query)).Take(Page).Count());
        yield return ("count `plan_name = 'scan'`", () => Expect(0, store.Count(Query.Parse("plan_name = 'scan'")) > 0 ? 0 : 1));
    }

    private static IEnumerable<string> Queries(int count) =>
    [
        "plan_name = 'scan'",
        $"sample.name = 'sample {count / 150}'",
        "rare = 'yes'",
        $"sample.name = 'sample {count / 150}' and plan_name = 'scan'",
        "plan_name = 'scan' and temperature > 1010",
        "temperature >= 20 and temperature < 20.05",
        "temperature > 500",
        "sample.name ~ 'sample 12*'",
        "sample.composition ~ '*2O*'",
        "sample.composition ~ '*nothing*'",
        string.Create(CultureInfo.InvariantCulture, $"plan_name = 'scan' and time >= {ManyRuns.TimeOf(count / 3)} and time < {ManyRuns.TimeOf(count / 2)}"),
        "plan_name != 'scan'",
        "beamline != 'BL1'",
        "rare = 'yes' or exit_status = 'fail'",
        "motors contains 'theta'",
        "has rare and not has missing",
        "plan_name = 'none'",
        "plan_name = 'count' and num_points = 1",
        "operator = 'user3' and exit_status = 'fail'",
        "text 'calibration'",
        $"text 'calibration {count / 150}'",
        "text 'nothing'",
        "text 'calib*' and temperature < 20.05",
    ];

    private static string Milliseconds(Action work)
    {
        var time = Benchmarks.Measure.Milliseconds(work);
        return time.ToString(time < 10 ? "0.0" : "N0", CultureInfo.InvariantCulture);
    }

    private static void Expect(int expected, int found)
    {
        if (expected != found) throw new InvalidOperationException($"Expected {expected}, found {found}.");
    }
}
