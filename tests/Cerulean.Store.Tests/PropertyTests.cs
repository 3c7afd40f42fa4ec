using Cerulean.Documents;
using Cerulean.Tests;

namespace Cerulean.Store.Tests;

/// <summary>Random valid runs of every kind of document come back, whichever way they went in and are asked for.</summary>
public abstract class PropertyTests(bool inMemory) : Acceptance(inMemory)
{
    [Fact]
    public void Runs_of_a_file_come_back() => Runs.All(run =>
    {
        Assert.All(_file.Ingest(run), outcome => Assert.Equal((IngestStatus.Stored, null), (outcome.Status, outcome.Message)));
        CheckRun(run, _file.Find(((RunStart)run[0]).Uid));
        Assert.All(_file.Ingest(run), outcome => Assert.Equal((IngestStatus.Already, null), (outcome.Status, outcome.Message)));
    });

    [Fact]
    public void Interleaved_runs_come_back_one_by_one() => Runs.AllInterleaved(documents =>
    {
        Assert.All(_file.Ingest(documents), outcome => Assert.Equal((IngestStatus.Stored, null), (outcome.Status, outcome.Message)));
        foreach (var run in Split(documents))
        {
            // A resource without a run, and its datums, serve all runs that are open.
            var mine = run.Select(document => document.ToJson()).ToHashSet();
            StoreFile.AssertSame(run, _file.Find(((RunStart)run[0]).Uid).Documents().Where(document => mine.Contains(document.ToJson())));
        }
    });

    [Fact]
    public void Live_runs_come_back_wherever_they_pause_and_begin_again() => Runs.All(run =>
    {
        var random = new Random(SeedOf(run));
        for (var cut = random.Next(1, run.Count); cut < run.Count; cut += random.Next(1, run.Count))
        {
            var ingest = _file.Store.BeginLiveIngest();
            foreach (var document in run.Take(cut))
            {
                ingest.Accept(document);
                if (random.Next(4) == 0) _file.Store.Flush();
            }

            ingest.Finish();
            StoreFile.AssertSame(run.Take(cut), _file.Find(((RunStart)run[0]).Uid).Documents());
            if (random.Next(2) == 0) _file.Close();
        }

        foreach (var document in run) _file.Store.Accept(document);
        _file.Store.Flush();
        CheckRun(run, _file.Find(((RunStart)run[0]).Uid));
        Assert.All(_file.Ingest(run), outcome => Assert.Equal((IngestStatus.Already, null), (outcome.Status, outcome.Message)));
    });

    [Fact]
    public void A_change_anywhere_is_noticed() => Runs.All(run =>
    {
        _file.Ingest(run);
        var changed = run.ToArray();
        var at = new Random(SeedOf(run)).Next(run.Count);
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
        Assert.Equal(changed[at].ToJson().Equals(run[at].ToJson()) ? IngestStatus.Already : IngestStatus.Rejected, Assert.Single(_file.Ingest(changed)).Status);
        StoreFile.AssertSame(run, _file.Find(((RunStart)run[0]).Uid).Documents());
    });

    private static void CheckRun(IReadOnlyList<Document> run, Run stored)
    {
        StoreFile.AssertSame(run, stored.Documents());
        StoreFile.AssertSame(run.SelectMany(Unpack), stored.Documents(Granularity.Events));
        var pages = stored.Documents(Granularity.Pages, 1 + (run.Count % 7)).ToArray();
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

    // The same for the same run.
    private static int SeedOf(IReadOnlyList<Document> run) => ((RunStart)run[0]).Uid.Sum(character => character) + run.Count;

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
            return checker.RunOf(document) ?? "";
        }).Where(run => run.Key.Length > 0).Select(run => run.ToList());
    }
}
