using System.Diagnostics;

namespace Cerulean.Benchmarks;

/// <summary>Times a piece of work on one thread: some warm-up, then the best of several rounds.</summary>
internal static class Measure
{
    private const int Rounds = 7;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(1.5);
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(0.4);

    /// <summary>Items a second. The work is called again and again; each call treats so many items.</summary>
    public static double PerSecond(long items, Action work)
    {
        for (var start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start) < WarmUp;) work();
        var best = 0.0;
        for (var round = 0; round < Rounds; round++)
        {
            GC.Collect();
            best = Math.Max(best, OneRound(items, work));
        }

        return best;
    }

    /// <summary>Items a second of work that is too long to be repeated often: the best of three calls after one to warm up.</summary>
    public static double PerSecondOnce(long items, Action work)
    {
        work();
        return Enumerable.Range(0, 3).Max(_ =>
        {
            GC.Collect();
            var start = Stopwatch.GetTimestamp();
            work();
            return items / Stopwatch.GetElapsedTime(start).TotalSeconds;
        });
    }

    /// <summary>Milliseconds of a call: the median of several after one to warm up.</summary>
    public static double Milliseconds(Action work)
    {
        work();
        var times = Enumerable.Range(0, Rounds).Select(_ =>
        {
            var start = Stopwatch.GetTimestamp();
            work();
            return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }).Order().ToArray();
        return times[Rounds / 2];
    }

    /// <summary>Bytes allocated for each item.</summary>
    public static double BytesPerItem(long items, Action work)
    {
        work();
        var before = GC.GetAllocatedBytesForCurrentThread();
        work();
        return (GC.GetAllocatedBytesForCurrentThread() - before) / (double)items;
    }

    private static double OneRound(long items, Action work)
    {
        long done = 0;
        var start = Stopwatch.GetTimestamp();
        do
        {
            work();
            done += items;
        }
        while (Stopwatch.GetElapsedTime(start) < Round);
        return done / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
