using Cerulean.Documents;
using Cerulean.Tests;

namespace Cerulean.Store.Tests;

/// <summary>A live run is kept document by document; the watermark says how far.</summary>
public abstract class LiveTests(bool inMemory) : Acceptance(inMemory)
{
    public static TheoryData<string> Files => Golden.Files;

    [DataTheory]
    [MemberData(nameof(Files))]
    public void Documents_come_back_while_the_run_is_open_and_after_its_compaction(string name)
    {
        var documents = Golden.Of(Golden.Lines(name));
        foreach (var run in documents.OfType<RunStart>().ToArray())
        {
            var mine = OfRun(documents, run.Uid);
            foreach (var document in mine[..(mine.Count / 2)]) _file.Store.Accept(document);
            _file.Store.Flush();
            var open = _file.Find(run.Uid);
            StoreFile.AssertSame(mine[..(mine.Count / 2)], open.Documents());
            foreach (var stream in open.StreamNames) Assert.InRange(open.ReadTable(stream).RowCount, 0, open.Summary.Streams.Single(pair => pair.Key == stream).Value);
            foreach (var document in mine[(mine.Count / 2)..]) _file.Store.Accept(document);
            _file.Store.Flush();
            StoreFile.AssertSame(mine, _file.Find(run.Uid).Documents());
        }

        // A run of a file with the same rows is the same run.
        Assert.All(_file.Ingest(documents), outcome => Assert.Equal((IngestStatus.Already, null), (outcome.Status, outcome.Message)));
    }

    [Fact]
    public void The_watermark_follows_what_is_on_disk()
    {
        var run = Samples.Scan("aaaaa", events: 20);
        Assert.Equal(0, _file.Store.Watermark);
        var before = 0L;
        foreach (var document in run)
        {
            _file.Store.Accept(document);
            Assert.InRange(_file.Store.Watermark, before, run.Count);
            before = _file.Store.Watermark;
        }

        _file.Store.Flush();
        Assert.Equal(run.Count, _file.Store.Watermark);
        Assert.Equal(run.Count, _file.WithOther(other => other.Watermark));
        Assert.Equal(run.Count, _file.WithOther(other => other.Find("aaaaa")!.Documents().Count()));
        _file.Ingest(Samples.Scan("bbbbb"));
        Assert.Equal(run.Count + 6, _file.WithOther(other => other.Watermark));
    }

    [Fact]
    public void Closing_the_store_keeps_what_was_accepted()
    {
        var run = Samples.Scan("aaaaa", events: 1000)[..^1];
        foreach (var document in run) _file.Store.Accept(document);
        _file.Close();
        StoreFile.AssertSame(run, _file.Find("aaaaa").Documents());
    }

    [Fact]
    public void An_open_run_is_continued_where_it_ended()
    {
        var run = Samples.Scan("aaaaa", events: 700);
        foreach (var cut in (int[])[1, 2, 3, 300, 600, run.Count])
        {
            var outcomes = Live(run[..cut]);
            Assert.Equal(IngestStatus.Stored, Assert.Single(outcomes).Status);
            StoreFile.AssertSame(run[..cut], _file.Find("aaaaa").Documents());
            _file.Close();
        }

        Assert.Equal(IngestStatus.Already, Assert.Single(Live(run)).Status);
        Assert.Equal(700, Assert.Single(_file.Store.List()).Streams[0].Value);
    }

    [Fact]
    public void A_page_that_is_stored_in_part_is_completed()
    {
        var run = Samples.Scan("aaaaa", events: 10);
        Live(run[..6]);
        var page = Paging.Pack([.. run.OfType<Event>()]);
        Assert.Equal(IngestStatus.Stored, Assert.Single(Live([.. run[..2], page, run[^1]])).Status);
        StoreFile.AssertSame([.. run[..6], page.Slice(4, 6), run[^1]], _file.Find("aaaaa").Documents());
        Assert.Equal(10, _file.Find("aaaaa").ReadTable().RowCount);
    }

    [Fact]
    public void A_stored_run_is_not_stored_again_and_not_changed()
    {
        var run = Samples.Scan("aaaaa");
        _file.Ingest(run);
        var before = _file.Store.Watermark;
        Assert.Equal(IngestStatus.Already, Assert.Single(Live(run)).Status);
        Assert.Equal(IngestStatus.Already, Assert.Single(Live(run[..3])).Status);
        var outcome = Assert.Single(Live(Samples.Scan("aaaaa", factor: 2)));
        Assert.Equal(IngestStatus.Rejected, outcome.Status);
        Assert.Contains("y", outcome.Message);
        Assert.Contains("ended", Assert.Single(Live(Samples.Scan("aaaaa", events: 4))).Message);
        Assert.Contains("more rows", Assert.Single(Live(Samples.Scan("aaaaa", events: 2))).Message);
        Assert.Equal(before, _file.Store.Watermark);
        StoreFile.AssertSame(run, _file.Find("aaaaa").Documents());
    }

    [Fact]
    public void After_a_refused_document_what_came_before_stays()
    {
        var run = Samples.Scan("aaaaa");
        var wrong = Golden.Of(Samples.Event("aaaaa-d", 2, """{"x": 1.5}"""));
        var outcomes = Live([.. run[..3], .. wrong, .. run[3..], .. Samples.Scan("bbbbb")]);
        Assert.Equal(["aaaaa Rejected", "bbbbb Stored"], outcomes.Select(outcome => $"{outcome.Run} {outcome.Status}"));
        StoreFile.AssertSame(run[..3], _file.Find("aaaaa").Documents());
        Assert.Null(_file.Find("aaaaa").Stop);

        // Sent anew, it is completed.
        Assert.Equal(IngestStatus.Stored, Assert.Single(Live(run)).Status);
        StoreFile.AssertSame(run, _file.Find("aaaaa").Documents());
    }

    [Fact]
    public void Accept_refuses_what_is_out_of_order()
    {
        var run = Samples.Scan("aaaaa");
        Assert.Throws<StoreException>(() => _file.Store.Accept(run[2]));
        _file.Store.Accept(run[0]);
        _file.Store.Accept(run[1]);
        var error = Assert.Throws<StoreException>(() => _file.Store.Accept(Golden.Of(Samples.Event("aaaaa-d", 0, """{"x": 1, "y": 2.5}"""))[0]));
        Assert.Contains("seq_num", error.Message);
        Assert.Throws<StoreException>(() => _file.Store.Accept(run[2]));
        _file.Store.Flush();
        StoreFile.AssertSame(run[..2], _file.Find("aaaaa").Documents());
    }

    [Fact]
    public void A_break_refuses_the_open_runs()
    {
        var ingest = _file.Store.BeginLiveIngest();
        foreach (var document in Samples.Scan("aaaaa")[..3]) ingest.Accept(document);
        ingest.Break(new Finding("no JSON"));
        foreach (var document in Samples.Scan("aaaaa")[3..].Concat(Samples.Scan("bbbbb"))) ingest.Accept(document);
        ingest.Finish();
        Assert.Equal(["aaaaa Rejected", "bbbbb Stored"], ingest.Outcomes.Select(outcome => $"{outcome.Run} {outcome.Status}"));
        Assert.Equal(3, _file.Find("aaaaa").Documents().Count());
    }

    [Fact]
    public void A_long_live_run_comes_back_with_all_its_compactions()
    {
        var run = Samples.Scan("aaaaa", events: 20_000);
        for (var i = 0; i < run.Count; i++)
        {
            _file.Store.Accept(run[i]);
            if (i % 997 < 3) _file.Store.Flush();
        }

        _file.Store.Flush();
        StoreFile.AssertSame(run, _file.Find("aaaaa").Documents());
        Assert.Equal(20_000, _file.Find("aaaaa").ReadTable().RowCount);
    }

    [Fact]
    public void Large_arrays_come_back_with_their_type()
    {
        var run = Golden.Of("""["start", {"uid": "image", "time": 1}]""", Samples.Descriptor("image", "d", keys: "x"));
        var image = new NdArray(DType.Parse(">u2"), [300, 400], Enumerable.Range(0, 240_000).Select(i => (byte)i).ToArray());
        run.Add(new Event { Uid = "e", Descriptor = "d", SeqNum = 1, Time = 1, Data = JsonObject.Of(("x", image)), Timestamps = JsonObject.Of(("x", 1.5)) });
        foreach (var document in run) _file.Store.Accept(document);
        _file.Store.Flush();
        StoreFile.AssertSame(run, _file.Find("image").Documents());
        Assert.Equal("<u2[1,300,400]", ((ArrayColumn)_file.Find("image").ReadTable()["x"]).Array.ToString());
    }

    [Fact]
    public void Ragged_arrays_come_back_with_their_type()
    {
        var run = Golden.Of("""["start", {"uid": "ragged", "time": 1}]""", Samples.Descriptor("ragged", "d", keys: "x"));
        var ragged = new RaggedColumn(NdArray.From<ushort>(1, 2, 3), new[] { 0, 1, 1, 3 });
        run.Add(new EventPage
        {
            Descriptor = "d",
            Uid = Column.From("a", "b", "c") as StringColumn ?? throw new InvalidOperationException(),
            SeqNum = NdArray.From(1L, 2L, 3L),
            Time = Column.From(1.5, 2.5, 3.5),
            Data = ColumnMap.Of(("x", ragged)),
            Timestamps = ColumnMap.Of(("x", Column.From(1.5, 2.5, 3.5))),
        });
        foreach (var document in run) _file.Store.Accept(document);
        _file.Store.Flush();
        StoreFile.AssertSame(run, _file.Find("ragged").Documents());
        Assert.Equal("<u2[3]", ((RaggedColumn)_file.Find("ragged").ReadTable()["x"]).Elements.ToString());
    }

    private IReadOnlyList<IngestOutcome> Live(IEnumerable<Document> documents)
    {
        var ingest = _file.Store.BeginLiveIngest();
        foreach (var document in documents) ingest.Accept(document);
        ingest.Finish();
        return ingest.Outcomes;
    }

    private static List<Document> OfRun(IEnumerable<Document> documents, string uid)
    {
        var checker = new RunChecker();
        return [.. documents.Where(document =>
        {
            checker.Check(document, []);
            return checker.RunOf(document) == uid;
        })];
    }
}
