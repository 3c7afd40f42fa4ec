using Cerulean.Documents;

namespace Cerulean.Benchmarks;

internal static class RouteBenchmarks
{
    private const int Count = 10_000;

    public static IEnumerable<Benchmark> All => [new("route events to one consumer per run", "documents/s", 20e6, "76 k", Route)];

    // Two runs in turn: the harder case.
    private static double Route()
    {
        const string second = "a0000000-0000-4000-8000-000000000001";
        var router = new RunRouter(_ => new Counter());
        router.Accept(Samples.Start());
        router.Accept(Samples.Describe());
        router.Accept(Samples.Start(second));
        router.Accept(Samples.Describe(second, second));
        var both = Samples.Events(Count / 2).Zip(Samples.Events(Count / 2, second)).SelectMany(pair => new[] { pair.First, pair.Second }).ToArray();
        return Measure.PerSecond(Count, () =>
        {
            foreach (var row in both) router.Accept(row);
        });
    }

    private sealed class Counter : IDocumentSink
    {
        private long _count;

        public void Accept(Document document) => _count++;
    }
}
