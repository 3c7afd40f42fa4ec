using Cerulean.Documents;

namespace Cerulean.Benchmarks;

internal static class ModelBenchmarks
{
    private const int Count = 10_000;

    public static IEnumerable<Benchmark> All =>
    [
        new("compose validated events", "events/s", 2e6, "14 k", Compose),
        new("pack events into a page", "rows/s", 5e6, "0.67 M", Pack),
        new("unpack a page", "rows/s", 5e6, "0.76 M", Unpack),
        new("rechunk pages of 100 to 1000 rows", "rows/s", 50e6, "1.8 M", Rechunk),
        new("check the order of events", "events/s", 5e6, "", CheckOrder),
    ];

    private static double Compose()
    {
        var stream = new RunComposer(new Nowhere(), TimeProvider.System, new UidSource(1)).Start().Describe("primary", Samples.Describe().DataKeys);
        var data = Samples.Events(1)[0].Data.Values.ToArray();
        var timestamps = Array.ConvertAll(data, value => value.AsDouble());
        return Measure.PerSecond(Count, () =>
        {
            for (var i = 0; i < Count; i++) stream.Emit(data, timestamps);
        });
    }

    private static double Pack()
    {
        var events = Samples.Events(Count);
        return Measure.PerSecond(Count, () => Paging.Pack(events));
    }

    private static double Unpack()
    {
        var page = Paging.Pack(Samples.Events(Count));
        return Measure.PerSecond(Count, () =>
        {
            foreach (var row in Paging.Unpack(page)) GC.KeepAlive(row);
        });
    }

    private static double Rechunk()
    {
        var page = Paging.Pack(Samples.Events(Count));
        var pages = new List<EventPage>();
        for (int at = 0, size = 100; at < Count; at += size, size = Math.Min((size % 1000) + 100, Count - at)) pages.Add(page.Slice(at, Math.Min(size, Count - at)));
        return Measure.PerSecond(Count, () =>
        {
            foreach (var chunk in Paging.Rechunk(pages, 1000)) GC.KeepAlive(chunk);
        });
    }

    private static double CheckOrder()
    {
        var events = Samples.Events(Count);
        var findings = new List<Finding>();
        return Measure.PerSecond(Count, () =>
        {
            var checker = new RunChecker();
            checker.Check(Samples.Start(), findings);
            checker.Check(Samples.Describe(), findings);
            foreach (var row in events) checker.Check(row, findings);
            if (findings.Count > 0) throw new InvalidOperationException(findings[0].ToString());
        });
    }

    private sealed class Nowhere : IDocumentSink
    {
        public void Accept(Document document) => GC.KeepAlive(document);
    }
}
