using System.Diagnostics;
using System.Runtime.InteropServices;
using Cerulean.Devices;
using Cerulean.Devices.Simulated;
using Cerulean.Documents;
using Cerulean.Engine;
using Cerulean.Engine.Plans;
using static Cerulean.Engine.PlanStubs;

namespace Cerulean.Benchmarks;

internal static class EngineBenchmarks
{
    private const int Messages = 2_000_000;
    private const int Points = 200_000;
    private const int Side = 400;
    private const int DayAt1KHz = 24 * 3600 * 1000;
    private const int MonitorRate = 10_000;
    private static readonly TimeSpan MonitorTime = TimeSpan.FromSeconds(5);

    public static IEnumerable<Benchmark> All =>
    [
        new("send empty messages from a plan to the engine", "messages/s", 5e6, "0.23 M", EmptyMessages),
        new("allocated for an empty message", "bytes/message", 0, "", EmptyMessageBytes) { LowerIsBetter = true },
        new("count of one simulated detector, to one sink that checks the order", "events/s", 300e3, "0.8 k", CountPoints),
        new("snaked grid scan of two motors, to one sink that checks the order", "points/s", 100e3, "0.4 k", GridPoints),
        new("slowest of a hundred readings of a monitor at 10 kHz beside a scan, from callback to sink", "µs", 1000, "", MonitorLatency) { LowerIsBetter = true },
        new("memory gained over a day of scanning at 1 kHz in virtual time", "MB", 5, "", DayMemory) { LowerIsBetter = true },
        new("eight hours of a plan in virtual time", "s", 30, "", EightHours) { LowerIsBetter = true },
    ];

    private static double EmptyMessages()
    {
        using var engine = new RunEngine();
        return Measure.PerSecond(Messages, () => engine.Run(Nothing()));
    }

    private static double EmptyMessageBytes()
    {
        using var engine = new RunEngine();
        return Math.Floor(Measure.BytesPerItem(Messages, () => engine.Run(Nothing())));
    }

    private static double CountPoints()
    {
        using var engine = Engine(TimeProvider.System);
        var detector = new PointDetector("det", null, TimeProvider.System);
        return Measure.PerSecond(Points, () => engine.Run(StandardPlans.Count([detector], Points)));
    }

    private static double GridPoints()
    {
        using var engine = Engine(TimeProvider.System);
        var (x, y) = (new SimulatedMotor("x", TimeProvider.System), new SimulatedMotor("y", TimeProvider.System));
        var detector = new PointDetector("det", x, TimeProvider.System);
        return Measure.PerSecond(Side * Side, () => engine.Run(StandardPlans.GridScan([detector], [new(y, -1, 1, Side), new(x, -1, 1, Side)], snake: true)));
    }

    // Readings come from a thread of the device, in real time; the scan beside them measures for a millisecond at each point.
    private static double MonitorLatency()
    {
        SlowestOfHundred(TimeSpan.FromSeconds(1));
        return SlowestOfHundred(MonitorTime) * 1e6;
    }

    private static double SlowestOfHundred(TimeSpan duration)
    {
        var sink = new LatencySink();
        using var engine = new RunEngine();
        using var subscription = engine.Subscribe(sink);
        var ticker = new Ticker(duration);
        engine.Run(Beside(ticker, new PointDetector("det", null, TimeProvider.System) { Exposure = TimeSpan.FromMilliseconds(1) }));
        if (sink.Latencies.Count != ticker.Count) throw new InvalidOperationException($"{ticker.Count} readings were given, {sink.Latencies.Count} came.");
        sink.Latencies.Sort();
        return sink.Latencies[(int)(0.99 * sink.Latencies.Count)];
    }

    private static async Plan Beside(Ticker ticker, PointDetector detector)
    {
        await OpenRun();
        await new Message.Monitor(ticker);
        ticker.Start();
        while (!ticker.IsDone)
        {
            await Checkpoint();
            await TriggerAndRead([detector]);
        }

        await new Message.Unmonitor(ticker);
        await CloseRun();
    }

    private static double DayMemory()
    {
        var time = new VirtualTime(DateTimeOffset.UnixEpoch);
        using var engine = new RunEngine { Time = time, Uids = new UidSource(1) };
        var sink = new MemorySink(DayAt1KHz / 10, DayAt1KHz);
        using var subscription = engine.Subscribe(sink);
        engine.Run(StandardPlans.Count([new PointDetector("det", null, time)], DayAt1KHz, delay: TimeSpan.FromMilliseconds(1)));
        return Math.Max(0, sink.Last - sink.First) / 1e6;
    }

    private static double EightHours()
    {
        var start = Stopwatch.GetTimestamp();
        var time = new VirtualTime(DateTimeOffset.UnixEpoch);
        using var engine = Engine(time);
        var (x, y) = (new SimulatedMotor("x", time) { Velocity = 1 }, new SimulatedMotor("y", time) { Velocity = 1 });
        var hours = 8;
        while (time.Elapsed < TimeSpan.FromHours(hours))
        {
            engine.Run(StandardPlans.GridScan([new PointDetector("det", x, time)], [new(y, -5, 5, 20), new(x, -5, 5, 20)], snake: true));
        }

        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static RunEngine Engine(TimeProvider time)
    {
        var engine = new RunEngine { Time = time, Uids = new UidSource(1) };
        engine.Subscribe(new CheckingSink());
        return engine;
    }

    private static async Plan Nothing()
    {
        for (var i = 0; i < Messages; i++)
        {
            if (i % 1000 == 0) await Checkpoint();
            await Null();
        }
    }

    private sealed class CheckingSink : IDocumentSink
    {
        private readonly List<Finding> _findings = [];
        private RunChecker _checker = new();

        public void Accept(Document document)
        {
            if (document is RunStart) _checker = new RunChecker();
            _checker.Check(document, _findings);
            if (_findings.Count > 0) throw new InvalidOperationException(_findings[0].ToString());
        }
    }

    private sealed class MemorySink(long first, long last) : IDocumentSink
    {
        private long _count;

        public long First { get; private set; }

        public long Last { get; private set; }

        public void Accept(Document document)
        {
            _count++;
            if (_count == first) First = GC.GetTotalMemory(forceFullCollection: true);
            if (_count == last) Last = GC.GetTotalMemory(forceFullCollection: true);
        }
    }

    // A reading's value is the timestamp of its callback.
    private sealed class LatencySink : IDocumentSink
    {
        public List<double> Latencies { get; } = new(1 << 20);

        public void Accept(Document document)
        {
            if (document is Event row && row.Data.TryGetValue(Ticker.Key, out var began)) Latencies.Add(Stopwatch.GetElapsedTime(began.AsInt64()).TotalSeconds);
        }
    }

    private sealed class Ticker(TimeSpan duration) : ISubscribable
    {
        public const string Key = "ticker";
        private static readonly JsonKeys Names = new(Key);
        private Action<Readings>? _callback;
        private volatile bool _isDone;

        public string Name => Key;

        public long Count { get; private set; }

        public bool IsDone => _isDone;

        public void Start() => new Thread(Tick) { IsBackground = true }.Start();

        public ValueTask<Readings> ReadAsync(CancellationToken cancellationToken = default) => new(Now());

        public ValueTask<IReadOnlyDictionary<string, DataKey>> DescribeAsync(CancellationToken cancellationToken = default) =>
            new(new Dictionary<string, DataKey> { [Key] = new() { Source = "SIM:ticker", Dtype = DataKeyType.Integer, Shape = [] } });

        public IDisposable Subscribe(Action<Readings> callback)
        {
            _callback = callback;
            return new Ending(() => _callback = null);
        }

        private static Readings Now() => new(Names, new Reading(Stopwatch.GetTimestamp(), TimeProvider.System.UnixSeconds()));

        // A thread that spins would keep a core from those that are measured.
        [DllImport("libc", EntryPoint = "usleep")]
        private static extern int Nap(uint microseconds);

        private void Tick()
        {
            var start = Stopwatch.GetTimestamp();
            while (Stopwatch.GetElapsedTime(start) < duration)
            {
                while (Count < Stopwatch.GetElapsedTime(start).TotalSeconds * MonitorRate)
                {
                    Count++;
                    _callback?.Invoke(Now());
                }

                _ = Nap(50);
            }

            _isDone = true;
        }
    }

    private sealed class Ending(Action action) : IDisposable
    {
        public void Dispose() => action();
    }
}
