using System.Diagnostics;
using Cerulean.Documents;
using Cerulean.Store;
using SQLitePCL;

namespace Cerulean.Benchmarks;

/// <summary>Documents that come one by one, and are on disk when they are acknowledged.</summary>
internal static class LiveBenchmarks
{
    private const int Producers = 8;
    private const int Unacknowledged = 64;
    private const int PerProducer = 40_000;
    private const int Pages = 200;
    private const int PageRows = 10_000;
    private const int Commits = 2000;
    private const int Visible = 2000;

    public static IEnumerable<Benchmark> All =>
    [
        new("bare commits of one tiny row to a database file, synchronous=FULL", "commits/s", 0, "the machine's limit", BareCommits),
        new("live insert, 8 producers with up to 64 unacknowledged events each, durably", "events/s", 100e3, "34.9 k documents, not durable", Singles),
        new("live insert of pages of 10,000 rows of one float, 48 bytes a row, durably", "rows/s", 5e6, "", () => LivePages(1)),
        new("live insert of pages of 10,000 rows of ten floats, 192 bytes a row, durably", "rows/s", 0, "", () => LivePages(10)),
        new("the same bytes written to a file and synchronised", "rows/s", 0, "the machine's limit", BarePages),
        new("acceptance of an event until another reader sees it, 99 % within", "ms", 10, "", Visibility) { LowerIsBetter = true },
        new("size on disk of live single events after compaction, by their raw bytes", "%", 120, "", Size) { LowerIsBetter = true },
    ];

    private static double BareCommits() => StoreBenchmarks.InFolder(folder =>
    {
        // Opened once, it has loaded the library.
        DocumentStore.Open(Path.Combine(folder, "runs.db")).Dispose();
        _ = raw.sqlite3_open(Path.Combine(folder, "bare.db"), out var database);
        using (database)
        {
            _ = raw.sqlite3_exec(database, "pragma journal_mode = wal; pragma synchronous = full; create table t (x integer)");
            return Measure.PerSecondOnce(Commits, () =>
            {
                for (var i = 0; i < Commits; i++) _ = raw.sqlite3_exec(database, "insert into t values (1)");
            });
        }
    });

    private static double Singles() => StoreBenchmarks.InFolder(folder =>
    {
        var (round, rows) = (0, Rows());
        return Measure.PerSecondOnce(Producers * PerProducer, () =>
        {
            using var store = DocumentStore.Open(Path.Combine(folder, $"{++round}.db"));
            Insert(store, rows);
        });
    });

    // What comes is in memory, as pages of a fast detector would be; runs follow each other in one store, as they do.
    private static double LivePages(int fields) => StoreBenchmarks.InFolder(folder =>
    {
        var (round, pages) = (0, PagesOf(fields));
        using var store = DocumentStore.Open(Path.Combine(folder, "runs.db"));
        return Measure.PerSecondOnce(Pages * PageRows, () =>
        {
            var (run, descriptor) = ($"run-{++round}", $"descriptor-{round}");
            store.Accept(Samples.Start(run));
            store.Accept(Samples.Describe(run, descriptor, fields));
            foreach (var page in pages) store.Accept(page with { Descriptor = descriptor });
            store.Flush();
        });
    });

    private static EventPage[] PagesOf(int fields)
    {
        var rows = Samples.Events(PageRows);
        var names = Samples.Keys.Names[..fields].ToArray();
        return [.. Enumerable.Range(0, Pages).Select(page => Paging.Pack([.. rows.Select(row => row with
        {
            SeqNum = row.SeqNum + ((long)page * PageRows),
            Data = JsonObject.Of([.. names.Select(name => (name, row.Data[name]))]),
            Timestamps = JsonObject.Of([.. names.Select(name => (name, row.Timestamps[name]))]),
        })]))];
    }

    private static double BarePages() => StoreBenchmarks.InFolder(folder =>
    {
        var block = new byte[PageRows * 192];
        new Random(1).NextBytes(block);
        var round = 0;
        return Measure.PerSecondOnce(Pages * PageRows, () =>
        {
            using var file = new FileStream(Path.Combine(folder, $"{++round}"), FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
            for (var page = 0; page < Pages; page++) file.Write(block);
            file.Flush(flushToDisk: true);
        });
    });

    // One event after another; a second connection asks for the watermark until it has passed.
    private static double Visibility() => StoreBenchmarks.InFolder(folder =>
    {
        var path = Path.Combine(folder, "runs.db");
        using var store = DocumentStore.Open(path);
        using var reader = DocumentStore.Open(path);
        store.Accept(Samples.Start());
        store.Accept(Samples.Describe());
        store.Flush();
        var times = Samples.Events(Visible).Select(row =>
        {
            var before = reader.Watermark;
            var start = Stopwatch.GetTimestamp();
            store.Accept(row);
            while (reader.Watermark == before) Thread.SpinWait(100);
            return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }).Order().ToArray();
        Console.Error.WriteLine($"visible after {times[Visible / 2]:F2} ms (median), {times[^1]:F2} ms (worst)");
        return times[Visible * 99 / 100];
    });

    // Ten floats with their timestamps, time, seq_num: 8 bytes each; 16 of the uid.
    private static double Size() => StoreBenchmarks.InFolder(folder =>
    {
        using var store = DocumentStore.Open(Path.Combine(folder, "runs.db"));
        Insert(store, Rows());
        store.Compact();
        var info = store.Info;
        return 100.0 * info.Bytes / (info.Rows * ((22 * 8) + 16));
    });

    private static Event[][] Rows() => [.. Enumerable.Range(0, Producers).Select(producer => Samples.Events(PerProducer, $"d{producer}"))];

    private static void Insert(DocumentStore store, Event[][] rows)
    {
        var failures = new List<Exception>();
        Thread[] threads = [.. rows.Select((mine, producer) => new Thread(() => Produce(store, $"run-{producer}", mine, failures)))];
        foreach (var thread in threads) thread.Start();
        foreach (var thread in threads) thread.Join();
        if (failures.Count > 0) throw failures[0];
    }

    private static void Produce(DocumentStore store, string uid, Event[] rows, List<Exception> failures)
    {
        try
        {
            store.Accept(Samples.Start(uid));
            store.Accept(Samples.Describe(uid, rows[0].Descriptor));
            var places = new long[Unacknowledged];
            for (var i = 0; i < rows.Length; i++)
            {
                if (i >= Unacknowledged) store.WaitFor(places[i % Unacknowledged]);
                places[i % Unacknowledged] = store.Append(rows[i]);
            }

            store.WaitFor(places[(rows.Length - 1) % Unacknowledged]);
            store.Accept(Samples.Stop(rows.Length, uid, $"stop-{uid}"));
        }
        catch (StoreException error)
        {
            lock (failures) failures.Add(error);
        }
    }
}
