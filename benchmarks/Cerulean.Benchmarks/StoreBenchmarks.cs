using System.Diagnostics;
using Cerulean.Store;

namespace Cerulean.Benchmarks;

internal static class StoreBenchmarks
{
    private const int Ingested = 300_000;
    private const int Read = 1_000_000;
    private const int Gigabyte = 1_500_000;
    private const int Starts = 21;

    public static IEnumerable<Benchmark> All =>
    [
        new("read a table of 1 M rows × 10 columns from the store", "rows/s", 10e6, "0.9 M from memory, 270 through the data broker", ReadTable),
        new("ingest a JSON-lines file durably, end to end", "events/s", 150e3, "35 k, not durable", Ingest),
        new("memory while a file of 1 GB is ingested, at the most", "MB", 300, "", IngestMemory) { LowerIsBetter = true },
        new("start of the built program with list on an empty store, median", "ms", 150, "", Start) { LowerIsBetter = true },
    ];

    private static double ReadTable() => InFolder(folder =>
    {
        using var store = DocumentStore.Open(Path.Combine(folder, "runs.db"));
        using (var ingest = store.BeginIngest())
        {
            ingest.Accept(Samples.Start());
            ingest.Accept(Samples.Describe());
            var block = Samples.Events(10_000);
            for (var at = 0; at < Read; at += block.Length)
            {
                foreach (var row in block) ingest.Accept(row with { SeqNum = row.SeqNum + at });
            }

            ingest.Accept(Samples.Stop(Read));
            ingest.Finish();
        }

        return Measure.PerSecondOnce(Read, () =>
        {
            if (store.Find(Samples.Run)!.ReadTable().RowCount != Read) throw new InvalidOperationException("Rows are missing.");
        });
    });

    // The command itself, as a user runs it, its start included; a fresh store each time.
    private static double Ingest() => InFolder(folder =>
    {
        var file = WriteFile(folder, Ingested);
        var round = 0;
        return Measure.PerSecondOnce(Ingested, () => Cerulean("ingest", file, "--store", Path.Combine(folder, $"{++round}.db")));
    });

    private static double IngestMemory() => InFolder(folder =>
    {
        var file = WriteFile(folder, Gigabyte);
        var start = Stopwatch.GetTimestamp();
        using var process = Process.Start(Command("ingest", file, "--store", Path.Combine(folder, "runs.db")))!;
        _ = process.StandardOutput.ReadToEndAsync();
        long peak = 0;
        while (!process.WaitForExit(50))
        {
            process.Refresh();
            if (!process.HasExited) peak = Math.Max(peak, process.PeakWorkingSet64);
        }

        if (process.ExitCode != 0) throw new InvalidOperationException($"ingest ended with {process.ExitCode}.");
        Console.Error.WriteLine($"{new FileInfo(file).Length / 1e9:F2} GB, {Gigabyte / Stopwatch.GetElapsedTime(start).TotalSeconds:N0} events/s");
        return peak / 1e6;
    });

    private static double Start() => InFolder(folder =>
    {
        var store = Path.Combine(folder, "runs.db");
        Cerulean("list", "--store", store);
        var times = Enumerable.Range(0, Starts).Select(_ =>
        {
            var start = Stopwatch.GetTimestamp();
            Cerulean("list", "--store", store);
            return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }).Order().ToArray();
        return times[Starts / 2];
    });

    private static string WriteFile(string folder, int count)
    {
        var path = Path.Combine(folder, "runs.jsonl");
        using var file = File.Create(path);
        var block = Samples.Events(10_000);
        Write(Samples.Lines([Samples.Start(), Samples.Describe()]));
        for (var at = 0; at < count; at += block.Length) Write(Samples.Lines(block.Select(row => row with { SeqNum = row.SeqNum + at })));
        Write(Samples.Lines([Samples.Stop(count)]));
        return path;

        void Write(byte[][] lines)
        {
            foreach (var line in lines)
            {
                file.Write(line);
                file.WriteByte((byte)'\n');
            }
        }
    }

    public static void Cerulean(params string[] arguments)
    {
        using var process = Process.Start(Command(arguments))!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"cerulean {string.Join(' ', arguments)} ended with {process.ExitCode}: {output}");
    }

    private static ProcessStartInfo Command(params string[] arguments)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "../../../../../src/Cerulean.Cli/bin/Release/net10.0/cerulean");
        if (!File.Exists(program)) throw new FileNotFoundException($"Build the command first: ./cerulean --version. There is no {program}.");
        return new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, UseShellExecute = false };
    }

    public static double InFolder(Func<string, double> run)
    {
        var folder = Directory.CreateTempSubdirectory("cerulean-bench-").FullName;
        try
        {
            return run(folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
