using Cerulean.Documents;
using Cerulean.Tests;
using FsCheck;
using FsCheck.Fluent;

namespace Cerulean.Store.Tests;

/// <summary>Random valid runs of every kind of document come back, whichever way they went in and are asked for.</summary>
public sealed class PropertyTests
{
    [Fact]
    public void Runs_of_a_file_come_back() => Check(seed =>
    {
        using var file = new StoreFile();
        var documents = RunGenerator.Interleaved(seed);
        Assert.All(file.Ingest(documents), outcome => Assert.Equal((IngestStatus.Stored, null), (outcome.Status, outcome.Message)));
        foreach (var run in Split(documents)) CheckRun(run, file.Find(((RunStart)run[0]).Uid), seed);
        Assert.All(file.Ingest(documents), outcome => Assert.Equal((IngestStatus.Already, null), (outcome.Status, outcome.Message)));
    });

    [Fact]
    public void Live_runs_come_back_wherever_they_pause_and_begin_again() => Check(seed =>
    {
        using var file = new StoreFile();
        var random = new Random(seed);
        var run = RunGenerator.Run(seed);
        for (var cut = random.Next(1, run.Count); cut < run.Count; cut += random.Next(1, run.Count))
        {
            var ingest = file.Store.BeginLiveIngest();
            foreach (var document in run.Take(cut))
            {
                ingest.Accept(document);
                if (random.Next(4) == 0) file.Store.Flush();
            }

            ingest.Finish();
            StoreFile.AssertSame(run.Take(cut), file.Find(((RunStart)run[0]).Uid).Documents());
            if (random.Next(2) == 0) file.Close();
        }

        foreach (var document in run) file.Store.Accept(document);
        file.Store.Flush();
        CheckRun(run, file.Find(((RunStart)run[0]).Uid), seed);
        Assert.All(file.Ingest(run), outcome => Assert.Equal((IngestStatus.Already, null), (outcome.Status, outcome.Message)));
    });

    [Fact]
    public void A_change_anywhere_is_noticed() => Check(seed =>
    {
        using var file = new StoreFile();
        var run = RunGenerator.Run(seed);
        file.Ingest(run);
        var changed = run.ToArray();
        var at = new Random(seed).Next(run.Count);
        changed[at] = changed[at] switch
        {
            Event row => row with { Time = row.Time + 1 },
            EventPage { Count: > 0 } page => page with { Time = Column.FromValues([.. Enumerable.Repeat((JsonValue)0.5, page.Count)]) },
            RunStop stop => stop with { Time = stop.Time + 1 },
            RunStart start => start with { Time = start.Time + 1 },
            EventDescriptor descriptor => descriptor with { Time = descriptor.Time + 1 },
            Resource resource => resource with { Root = resource.Root + "x" },
            StreamResource resource => resource with { Uri = resource.Uri + "x" },
            Datum datum => datum with { DatumKwargs = datum.DatumKwargs.With("more", 1) },
            DatumPage page => page with { DatumKwargs = ColumnMap.Of(("other", Column.From([.. Enumerable.Repeat(1L, page.Count)]))) },
            StreamDatum datum => datum with { Indices = new StreamRange(datum.Indices.Start, datum.Indices.Stop + 1) },
            var other => other,
        };
        Assert.Equal(changed[at].ToJson().Equals(run[at].ToJson()) ? IngestStatus.Already : IngestStatus.Rejected, Assert.Single(file.Ingest(changed)).Status);
        StoreFile.AssertSame(run, file.Find(((RunStart)run[0]).Uid).Documents());
    });

    private static void CheckRun(IReadOnlyList<Document> run, Run stored, int seed)
    {
        StoreFile.AssertSame(run, stored.Documents());
        StoreFile.AssertSame(run.SelectMany(Unpack), stored.Documents(Granularity.Events));
        var pages = stored.Documents(Granularity.Pages, 1 + (Math.Abs(seed) % 7)).ToArray();
        var (checker, findings) = (new RunChecker(), new List<Finding>());
        foreach (var page in pages) checker.Check(page, findings);
        Assert.DoesNotContain(findings, finding => !finding.IsNote);
        foreach (var descriptor in stored.Descriptors) StoreFile.AssertSame(RowsOf(run, descriptor.Uid), RowsOf(pages, descriptor.Uid));
        foreach (var stream in stored.StreamNames) CheckTable(run, stored, stream);
    }

    private static void CheckTable(IReadOnlyList<Document> run, Run stored, string stream)
    {
        var descriptors = stored.Descriptors.Where(descriptor => descriptor.Stream == stream).Select(descriptor => descriptor.Uid).ToHashSet();
        var last = run.SelectMany(Unpack).OfType<Event>().Where(row => descriptors.Contains(row.Descriptor)).GroupBy(row => row.SeqNum)
            .OrderBy(rows => rows.Key).Select(rows => rows.Last()).ToArray();
        var table = stored.ReadTable(stream);
        if (last.Length == 0) return;
        Assert.Equal(last.Select(row => row.SeqNum), table["seq_num"].AsSpan<long>().ToArray());
        foreach (var field in table.Columns.Names.Names[2..])
        {
            for (var row = 0; row < last.Length; row++) Assert.Equal(last[row].Data.GetOrNull(field), table[field][row]);
        }
    }

    private static IEnumerable<Document> Unpack(Document document) => document switch
    {
        EventPage page => Paging.Unpack(page),
        DatumPage page => Paging.Unpack(page),
        _ => [document],
    };

    private static IEnumerable<Document> RowsOf(IEnumerable<Document> documents, string descriptor) =>
        documents.SelectMany(Unpack).Where(document => document is Event row && row.Descriptor == descriptor);

    private static IEnumerable<List<Document>> Split(IEnumerable<Document> documents)
    {
        var checker = new RunChecker();
        return documents.GroupBy(document =>
        {
            checker.Check(document, []);
            return checker.RunOf(document)!;
        }).Select(run => run.ToList());
    }

    private static void Check(Action<int> property) =>
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed => property(seed)).Check(Config.QuickThrowOnFailure.WithMaxTest(40));
}
