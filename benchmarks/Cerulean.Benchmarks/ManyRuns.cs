using System.Globalization;
using Cerulean.Documents;
using Cerulean.Store;

namespace Cerulean.Benchmarks;

/// <summary>A store of many small runs with the metadata of a beamline.</summary>
internal static class ManyRuns
{
    private const double First = 1_600_000_000;
    private const double Distance = 100;

    private static readonly string[] Plans = ["count", "scan", "grid_scan", "scan", "tomography"];
    private static readonly string[] Words = ["alignment", "calibration", "overnight", "repeat", "cooling", "heating", "series", "reference", "powder", "crystal"];

    private static readonly JsonObject Keys = JsonObject.Of(("det", JsonObject.Of(("source", "sim"), ("dtype", "number"), ("shape", JsonArray.Empty))));

    /// <summary>When a run of a number begins.</summary>
    public static double TimeOf(int number) => First + (number * Distance);

    /// <summary>Uid of a run of a number; even the first characters tell runs apart.</summary>
    public static string UidOf(int number) => string.Create(CultureInfo.InvariantCulture, $"{(uint)number * 2654435761u:x8}-0000-4000-8000-{number:x12}");

    /// <summary>Ingests so many runs through the store's own face.</summary>
    public static void Fill(DocumentStore store, int count, int rows = 3)
    {
        using var ingest = store.BeginIngest(runsPerCommit: 200, completed: outcome =>
        {
            if (outcome.Status != IngestStatus.Stored) throw new InvalidOperationException(outcome.Message);
        });
        for (var i = 0; i < count; i++)
        {
            foreach (var document in Run(i, rows)) ingest.Accept(document);
        }

        ingest.Finish();
    }

    private static IEnumerable<Document> Run(int number, int rows)
    {
        var (uid, time) = (UidOf(number), TimeOf(number));
        yield return Start(number, uid, time);
        yield return Document.FromJson(DocumentName.Descriptor, JsonObject.Of(("uid", $"d{uid}"), ("time", time), ("run_start", uid), ("name", "primary"), ("data_keys", Keys)));
        var seconds = Enumerable.Range(1, rows).Select(i => time + i).ToArray();
        yield return new EventPage
        {
            Descriptor = $"d{uid}",
            Uid = new StringColumn(Enumerable.Range(1, rows).Select(i => $"{i}-{uid}").ToArray()),
            SeqNum = NdArray.From(Enumerable.Range(1, rows).Select(i => (long)i).ToArray()),
            Time = Column.From<double>(seconds),
            Data = ColumnMap.Of(("det", Column.From<double>(seconds))),
            Timestamps = ColumnMap.Of(("det", Column.From<double>(seconds))),
        };
        yield return new RunStop { Uid = $"s{uid}", Time = time + rows, RunStart = uid, ExitStatus = number % 97 == 0 ? ExitStatus.Fail : ExitStatus.Success };
    }

    private static RunStart Start(int number, string uid, double time) => new()
    {
        Uid = uid,
        Time = time,
        ScanId = number,
        Sample = JsonObject.Of(("name", $"sample {number / 50}"), ("composition", number % 3 == 0 ? "Fe2O3" : "SiO2")),
        Metadata = JsonObject.Of(
            ("plan_name", Plans[number % Plans.Length]),
            ("title", $"{Words[number % 10]} {Words[number / 10 % 10]} of sample {number / 50}"),
            ("operator", $"user{number / 1000 % 40}"),
            ("proposal", $"P{number / 5000:00000}"),
            ("temperature", 20 + (number % 10_007 / 10.0)),
            ("num_points", number % 500),
            ("motors", JsonValue.FromStrings(["x", number % 2 == 0 ? "y" : "theta"])),
            ("rare", number % 100_003 == 7 ? "yes" : JsonValue.Null),
            ("beamline", "BL1")),
    };
}
