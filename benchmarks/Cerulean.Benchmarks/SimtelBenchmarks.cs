using System.Diagnostics;
using Cerulean.Cherenkov;
using Cerulean.Cherenkov.Calibration;
using Cerulean.Cherenkov.EventIO;
using Cerulean.Cherenkov.Events;
using Cerulean.Cherenkov.Simtel;

namespace Cerulean.Benchmarks;

/// <summary>Reading simulation files of telescopes: long ones, made of the sample data.</summary>
internal static class SimtelBenchmarks
{
    private const double Microsecond = 1e-6;
    private const int ManyTelescopeEvents = 100_000;

    public static IEnumerable<Benchmark> All =>
    [
        new("everything in a simulation file parsed, plain", "MB/s", 1000, "240", () => ParseAll("P", "")),
        new("everything in a simulation file parsed, zstd", "MB/s", 600, "197", () => ParseAll("P", ".zst")),
        new("everything in a simulation file parsed, gzip", "MB/s", 200, "85", () => ParseAll("L", ".gz")),
        new("events of a simulation file, R0 to R1 and gain selection", "telescope events/s", 3500, "655", CalibrateAll),
        new("R0 to R1 of 1855 pixels × 40 samples × 2 gains", "µs", 25, "171", ConvertCamera) { LowerIsBetter = true },
        new("first event of a simulation file by the built program, median", "ms", 300, "2000 to 2700", FirstEvent) { LowerIsBetter = true },
        new("memory while 100 000 telescope events are read, at the most", "MB", 200, "338", Memory) { LowerIsBetter = true },
    ];

    private static double ParseAll(string name, string form)
    {
        if (LongFiles.Find(name, form) is not { } file) return double.NaN;
        return Measure.PerSecondOnce(new FileInfo(LongFiles.Find(name, "")!).Length, () =>
        {
            using var reader = EventIOReader.Open(file);
            var (skipped, count) = (new SkippedObjects(), 0L);
            while (reader.MoveNext()) SimtelObjects.Visit(reader.ReadObject(), skipped, (_, _) => count++);
            if (skipped.Counts.Count > 0) throw new InvalidOperationException("Objects were left out.");
        }) / 1e6;
    }

    private static double CalibrateAll()
    {
        if (LongFiles.Find("P", "") is not { } file) return double.NaN;
        using var source = SimtelSource.Open(file);
        return Measure.PerSecondOnce(source.Sum(Dispose), () =>
        {
            foreach (var item in Pipeline.Default.Process(source)) item.Dispose();
        });
    }

    private static double ConvertCamera()
    {
        const int channels = 2, pixels = 1855, samples = 40;
        var (random, waveform) = (new Random(1), new Waveform<ushort>(channels, pixels, samples));
        foreach (ref var sample in waveform.Values) sample = (ushort)random.Next(200, 4000);
        using var telescope = new TelescopeEvent
        {
            Index = default,
            R0 = new R0Camera(waveform),
            Monitoring = new Monitoring { Camera = new CameraCalibration { Channels = channels, Pixels = pixels, Pedestal = new float[channels * pixels], Factor = new float[channels * pixels], IsDisabled = new bool[pixels] } },
        };
        var calibrator = new R1Calibrator { SelectsGain = false };
        return 1 / Measure.PerSecond(1, () => calibrator.Process(telescope)) / Microsecond;
    }

    private static double FirstEvent()
    {
        if (LongFiles.Sample("simtel/gamma_prod6_tel_event_header_v4.simtel.zst") is not { } file) return double.NaN;
        var times = new List<double>();
        for (var i = 0; i < 11; i++)
        {
            var start = Stopwatch.GetTimestamp();
            StoreBenchmarks.Cerulean("cherenkov", "events", file);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return times.Order().ElementAt(times.Count / 2);
    }

    // The same file again and again, as one sequence.
    private static double Memory()
    {
        if (LongFiles.Find("P", "") is not { } file) return double.NaN;
        using var source = SimtelSource.Open([.. Enumerable.Repeat(file, ManyTelescopeEvents / 1400 + 1)]);
        var (count, peak) = (0, 0L);
        foreach (var item in Pipeline.Default.Process(source))
        {
            count += Dispose(item);
            if (item.Count % 100 == 0) peak = Math.Max(peak, Environment.WorkingSet);
            if (count >= ManyTelescopeEvents) break;
        }

        return peak / 1e6;
    }

    private static int Dispose(SubarrayEvent item)
    {
        using (item) return item.Tel.Count;
    }
}
