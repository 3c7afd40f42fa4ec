using System.Diagnostics;
using Cerulean.Documents;
using Cerulean.Store;

namespace Cerulean.Benchmarks;

/// <summary>Chunks of a long stream. The store is some 5 GB and is made once.</summary>
internal static class TableBenchmarks
{
    private const int PageRows = 8192;
    private const int Rows = 100_000_000;
    private const int Chunk = 1000;
    private const int Calls = 201;

    public static IEnumerable<Benchmark> All =>
    [
        new("table_chunk of 1,000 rows of a 100 M-row stream: any chunk, median; the slowest of 201 and the first after opening go to standard error", "µs", 5000, "", ReadChunks)
        {
            LowerIsBetter = true,
        },
    ];

    private static double ReadChunks()
    {
        var folder = Directory.CreateTempSubdirectory("cerulean-bench-").FullName;
        try
        {
            var path = Path.Combine(folder, "runs.db");
            var start = Stopwatch.GetTimestamp();
            Write(path);
            Console.Error.WriteLine($"{Rows / Stopwatch.GetElapsedTime(start).TotalSeconds:N0} rows/s written, {new FileInfo(path).Length / 1e9:F2} GB");
            return Measure(path);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static double Measure(string path)
    {
        var random = new Random(1);
        ReadOne(path, 0);
        var first = Enumerable.Range(0, 5).Select(_ => ReadOne(path, random.Next(Rows / Chunk))).Order().ElementAt(2);
        using var broker = Broker.Open(path);
        var run = broker[-1];
        var times = Enumerable.Range(0, Calls).Select(_ => Read(broker, run, random.Next(Rows / Chunk))).Order().ToArray();
        Console.Error.WriteLine($"slowest {times[^1]:F2} ms, first after opening {first:F2} ms");
        return 1000 * times[Calls / 2];
    }

    // With the opening of the store, and the search of the run.
    private static double ReadOne(string path, int number)
    {
        var start = Stopwatch.GetTimestamp();
        using var broker = Broker.Open(path);
        Read(broker, broker[-1], number);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static double Read(Broker broker, Run run, int number)
    {
        var start = Stopwatch.GetTimestamp();
        var table = broker.Events.TableChunk(run, "primary", number, Chunk);
        var time = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        return table.RowCount == Chunk && table["seq_num"][0].AsInt64() == 1 + ((long)number * Chunk) ? time : throw new InvalidOperationException("Rows are missing.");
    }

    private static void Write(string path)
    {
        using var store = DocumentStore.Open(path);
        using var ingest = store.BeginIngest();
        ingest.Accept(Samples.Start());
        ingest.Accept(Samples.Describe() with { DataKeys = new Dictionary<string, DataKey> { ["det"] = new() { Source = "SIM:det", Dtype = DataKeyType.Number, Shape = [] } }, ObjectKeys = null, Hints = null });
        var random = new Random(1);
        var uids = new StringColumn(Enumerable.Range(0, PageRows).Select(_ => Samples.Uid(random)).ToArray());
        for (long at = 0; at < Rows; at += PageRows) ingest.Accept(Page(at, (int)Math.Min(PageRows, Rows - at), uids));
        ingest.Accept(Samples.Stop(Rows));
        ingest.Finish();
    }

    private static EventPage Page(long at, int rows, StringColumn uids)
    {
        var (numbers, values) = (new long[rows], new double[rows]);
        for (var i = 0; i < rows; i++) (numbers[i], values[i]) = (at + i + 1, 1795169488 + (0.01 * (at + i)));
        var column = Column.From(values.AsSpan());
        return new EventPage
        {
            Descriptor = Samples.Descriptor,
            Uid = (StringColumn)uids.Slice(0, rows),
            SeqNum = NdArray.From(numbers),
            Time = column,
            Data = ColumnMap.Of(("det", column)),
            Timestamps = ColumnMap.Of(("det", column)),
        };
    }
}
