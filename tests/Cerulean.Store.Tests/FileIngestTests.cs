using Cerulean.Documents;
using Cerulean.Tests;

namespace Cerulean.Store.Tests;

/// <summary>A run of a file is in the store with its stop, as a whole, or not at all.</summary>
public abstract class FileIngestTests(bool inMemory) : Acceptance(inMemory)
{
    [Fact]
    public void A_run_is_seen_with_its_stop_and_not_before()
    {
        var run = Samples.Scan("aaaaa");
        using var ingest = _file.Store.BeginIngest();
        foreach (var document in run[..^1]) ingest.Accept(document);
        Assert.Empty(_file.Store.List());
        Assert.Empty(ingest.Outcomes);
        ingest.Accept(run[^1]);
        Assert.Equal(("aaaaa", 6L, 3L, IngestStatus.Stored), Brief(Assert.Single(ingest.Outcomes)));
        Assert.Equal(["primary"], ingest.Outcomes[0].Streams);
        Assert.Equal("aaaaa", Assert.Single(_file.Store.List()).Uid);
    }

    [Fact]
    public void Outcomes_are_told_as_they_come()
    {
        var told = new List<string>();
        using var ingest = _file.Store.BeginIngest(completed: outcome => told.Add(outcome.Run));
        foreach (var document in Samples.Scan("first").Concat(Samples.Scan("second"))) ingest.Accept(document);
        Assert.Equal(["first", "second"], told);
    }

    [Fact]
    public void A_run_that_comes_twice_in_one_file_is_stored_once()
    {
        var run = Samples.Scan("aaaaa");
        Assert.Equal([IngestStatus.Stored, IngestStatus.Already], _file.Ingest([.. run, .. run]).Select(outcome => outcome.Status));
        StoreFile.AssertSame(run, _file.Find("aaaaa").Documents());
        Assert.Equal(IngestStatus.Rejected, _file.Ingest([.. run, .. Samples.Scan("aaaaa", factor: 2)])[^1].Status);
    }

    [Fact]
    public void Small_runs_that_share_a_commit_are_told_together_and_in_order()
    {
        var told = new List<string>();
        var bad = Samples.Scan("bad");
        using (var ingest = _file.Store.BeginIngest(completed: outcome => told.Add($"{outcome.Run} {outcome.Status}"), runsPerCommit: 3))
        {
            foreach (var document in Samples.Scan("one").Concat(Samples.Scan("two"))) ingest.Accept(document);
            Assert.Empty(told);
            Assert.Empty(_file.Store.List());
            foreach (var document in Samples.Scan("one")) ingest.Accept(document);
            Assert.Equal(["one Stored", "two Stored", "one Already"], told);
            foreach (var document in Samples.Scan("four").Concat([bad[0], bad[0]])) ingest.Accept(document);
            Assert.Equal(["four Stored", "bad Rejected"], told[3..]);
            foreach (var document in Samples.Scan("five")) ingest.Accept(document);
            Assert.Equal(5, told.Count);
        }

        Assert.Equal("five Stored", told[^1]);
        Assert.Equal(4, _file.Store.List().Count());
    }

    [Fact]
    public void Without_an_end_nothing_is_left()
    {
        using (var ingest = _file.Store.BeginIngest())
        {
            foreach (var document in Spilling("big")) ingest.Accept(document);
        }

        Assert.Empty(_file.Store.List());
    }

    [Fact]
    public void A_stage_is_unseen_by_others_and_survives_their_ingests()
    {
        using var ingest = _file.Store.BeginIngest();
        foreach (var document in Spilling("big")) ingest.Accept(document);
        _file.WithOther(other =>
        {
            Assert.Empty(other.List());
            using var second = other.BeginIngest();
            foreach (var document in Samples.Scan("small")) second.Accept(document);
            return Assert.Single(second.Outcomes);
        });

        foreach (var document in Golden.Of(Samples.Stop("big"))) ingest.Accept(document);
        Assert.Equal(IngestStatus.Stored, Assert.Single(ingest.Outcomes).Status);
        StoreFile.AssertSame([.. Spilling("big"), .. Golden.Of(Samples.Stop("big"))], _file.Find("big").Documents());
    }

    [Fact]
    public void A_run_out_of_order_is_rejected_and_the_others_go_on()
    {
        var bad = Samples.Scan("bad");
        var documents = Samples.Scan("before").Concat([bad[0], bad[2], bad[1], .. bad[3..]]).Concat(Samples.Scan("after"));
        var outcomes = _file.Ingest(documents);
        Assert.Equal(["before Stored", "bad Rejected", "after Stored"], outcomes.Select(outcome => $"{outcome.Run} {outcome.Status}"));
        Assert.Contains("bad-d", outcomes[1].Message);
        Assert.Equal(2, _file.Store.List().Count());
    }

    [Fact]
    public void A_run_is_rejected_also_when_its_start_comes_later()
    {
        var run = Samples.Scan("late");
        var outcomes = _file.Ingest([run[1], run[0], .. run[2..]]);
        Assert.Equal(("late", 0L, 0L, IngestStatus.Rejected), Brief(Assert.Single(outcomes)));
        Assert.Empty(_file.Store.List());
    }

    [Fact]
    public void An_event_of_nothing_is_an_outcome_without_a_run()
    {
        var outcomes = _file.Ingest([Samples.Scan("x")[2], .. Samples.Scan("other")]);
        Assert.Equal(["other Stored", " Rejected"], outcomes.Select(outcome => $"{outcome.Run} {outcome.Status}"));
    }

    [Fact]
    public void A_document_after_the_stop_does_not_harm_what_is_stored()
    {
        var run = Samples.Scan("ended");
        var outcomes = _file.Ingest([.. run, run[2]]);
        Assert.Equal([IngestStatus.Stored, IngestStatus.Rejected], outcomes.Select(outcome => outcome.Status));
        StoreFile.AssertSame(run, _file.Find("ended").Documents());
    }

    [Fact]
    public void A_break_rejects_the_run_it_names_or_all_that_are_open()
    {
        using var ingest = _file.Store.BeginIngest();
        var (one, two, three) = (Samples.Scan("one"), Samples.Scan("two"), Samples.Scan("three"));
        foreach (var document in one[..3].Concat(two[..3])) ingest.Accept(document);
        ingest.Break(new Finding("no JSON") { Run = "one" });
        Assert.Equal("one", Assert.Single(ingest.Outcomes).Run);
        ingest.Break(new Finding("no JSON either"));
        foreach (var document in one[3..].Concat(two[3..]).Concat(three)) ingest.Accept(document);
        ingest.Finish();
        Assert.Equal(["one Rejected no JSON", "two Rejected no JSON either", "three Stored "], ingest.Outcomes.Select(outcome => $"{outcome.Run} {outcome.Status} {outcome.Message}"));
        Assert.Equal("three", Assert.Single(_file.Store.List()).Uid);
    }

    [Fact]
    public void What_has_no_stop_is_rejected_or_kept_as_an_open_run()
    {
        var run = Samples.Scan("short");
        Assert.Equal(IngestStatus.Rejected, Assert.Single(_file.Ingest(run[..^1])).Status);
        Assert.Empty(_file.Store.List());
        var kept = Assert.Single(_file.Ingest(run[..^2], keepIncomplete: true));
        Assert.Equal(IngestStatus.Stored, kept.Status);
        Assert.StartsWith("incomplete: ", kept.Message, StringComparison.Ordinal);
        Assert.Null(Assert.Single(_file.Store.List()).ExitStatus);
        StoreFile.AssertSame(run[..^2], _file.Find("short").Documents());

        // Later the whole takes its place, for those too who have found it before; and then its beginning is there already.
        var before = _file.Find("short");
        Assert.Equal(IngestStatus.Stored, Assert.Single(_file.Ingest(run)).Status);
        StoreFile.AssertSame(run, _file.Find("short").Documents());
        StoreFile.AssertSame(run, before.Documents());
        Assert.Equal(ExitStatus.Success, Assert.Single(_file.Store.List()).ExitStatus);
        Assert.Equal(IngestStatus.Already, Assert.Single(_file.Ingest(run[..^2], keepIncomplete: true)).Status);
    }

    [Fact]
    public void The_last_rows_of_an_incomplete_run_count_too()
    {
        _file.Ingest(Samples.Scan("short"));
        var outcome = Assert.Single(_file.Ingest(Samples.Scan("short", factor: 2)[..4], keepIncomplete: true));
        Assert.Equal(IngestStatus.Rejected, outcome.Status);
        Assert.Contains("$.data.y", outcome.Message);
    }

    [Fact]
    public void An_open_run_gives_way_only_to_one_that_begins_like_it()
    {
        var run = Samples.Scan("short");
        _file.Ingest(run[..^1], keepIncomplete: true);
        var outcome = Assert.Single(_file.Ingest(Samples.Scan("short", factor: 2)));
        Assert.Equal(IngestStatus.Rejected, outcome.Status);
        Assert.Contains("y", outcome.Message);
        Assert.Contains("more rows", Assert.Single(_file.Ingest(Samples.Scan("short", events: 2))).Message);
        StoreFile.AssertSame(run[..^1], _file.Find("short").Documents());
    }

    [Fact]
    public void The_same_run_again_is_already_there_and_another_one_is_rejected()
    {
        var run = Samples.Scan("same", events: 5);
        _file.Ingest(run);
        Assert.Equal(("same", 8L, 5L, IngestStatus.Already), Brief(Assert.Single(_file.Ingest(run))));
        var page = Paging.Pack([.. run.OfType<Event>()]);
        Assert.Equal(IngestStatus.Already, Assert.Single(_file.Ingest([.. run[..2], page, run[^1]])).Status);
        foreach (var other in (List<Document>[])[Samples.Scan("same", 4), Samples.Scan("same", 6), Samples.Scan("same", 5, factor: 3), Samples.Scan("same", 5, scanId: 2)])
        {
            var outcome = Assert.Single(_file.Ingest(other));
            Assert.Equal(IngestStatus.Rejected, outcome.Status);
            Assert.NotNull(outcome.Message);
        }

        StoreFile.AssertSame(run, _file.Find("same").Documents());
        Assert.Single(_file.Store.List());
    }

    [DataTheory]
    [InlineData("scan_1motor")]
    [InlineData("resource_npy_seq")]
    [InlineData("resource_ad_hdf5")]
    [InlineData("tomo_stream_per_tile")]
    public void Events_and_pages_of_a_real_run_are_the_same(string name)
    {
        var (events, pages) = (Golden.Of(Golden.Lines($"{name}.jsonl")), Golden.Of(Golden.Lines($"{name}_paged.jsonl")));
        Assert.All(_file.Ingest(pages), outcome => Assert.Equal(IngestStatus.Stored, outcome.Status));
        Assert.All(_file.Ingest(events), outcome => Assert.Equal((IngestStatus.Already, null), (outcome.Status, outcome.Message)));
        StoreFile.AssertSame(pages, _file.Find(((RunStart)pages[0]).Uid).Documents());
    }

    [Fact]
    public void Datums_of_several_resources_may_take_other_turns()
    {
        string Resource(string uid) => $$$"""["resource", {"uid": "{{{uid}}}", "run_start": "run00", "spec": "S", "root": "/", "resource_path": "p", "resource_kwargs": {} }]""";
        string Datum(string resource, int n, int value) => $$$"""["datum", {"datum_id": "{{{resource}}}/{{{n}}}", "resource": "{{{resource}}}", "datum_kwargs": {"i": {{{value}}}, "j": [1, 2.5]} }]""";
        var start = """["start", {"uid": "run00", "time": 1}]""";
        string[] head = [start, Resource("a"), Resource("b")];
        var first = Golden.Of([.. head, Datum("a", 0, 0), Datum("b", 0, 7), Datum("a", 1, 1), Datum("b", 1, 8), Samples.Stop("run00")]);
        var second = Golden.Of([.. head, Datum("b", 0, 7), Datum("b", 1, 8), Datum("a", 0, 0), Datum("a", 1, 1), Samples.Stop("run00")]);
        var third = Golden.Of([.. head, Datum("b", 0, 7), Datum("b", 1, 8), Datum("a", 0, 0), Datum("a", 1, 2), Samples.Stop("run00")]);
        Assert.Equal(
            [IngestStatus.Stored, IngestStatus.Already, IngestStatus.Rejected],
            ((List<Document>[])[first, second, third]).Select(run => Assert.Single(_file.Ingest(run)).Status));
        Assert.Equal(["a", "b"], _file.Find("run00").Documents(Granularity.Pages).OfType<DatumPage>().Select(page => page.Resource));
    }

    [Fact]
    public void A_resource_without_a_run_serves_all_that_are_open()
    {
        var resource = Golden.Of("""["resource", {"uid": "r", "spec": "S", "root": "/", "resource_path": "p", "resource_kwargs": {} }]""")[0];
        var (one, two) = (Samples.Scan("one"), Samples.Scan("two"));
        _file.Ingest([one[0], two[0], resource, .. one[1..], .. two[1..]]);
        StoreFile.AssertSame([one[0], resource, .. one[1..]], _file.Find("one").Documents());
        StoreFile.AssertSame([two[0], resource, .. two[1..]], _file.Find("two").Documents());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_resource_that_came_before_any_run_goes_to_the_next_and_later_with_its_datums(bool live)
    {
        var assets = Golden.Of(
            """["resource", {"uid": "r", "spec": "S", "root": "/", "resource_path": "p", "resource_kwargs": {} }]""",
            """["datum", {"datum_id": "r/0", "resource": "r", "datum_kwargs": {} }]""",
            """["datum", {"datum_id": "r/1", "resource": "r", "datum_kwargs": {} }]""",
            """["stream_resource", {"uid": "s", "data_key": "x", "mimetype": "m", "uri": "u", "parameters": {} }]""");
        var streamDatum = Golden.Of("""["stream_datum", {"uid": "s/0", "stream_resource": "s", "descriptor": "two-d", "indices": {"start": 0, "stop": 2}, "seq_nums": {"start": 1, "stop": 3} }]""")[0];
        var (one, two) = (Samples.Scan("one"), Samples.Scan("two"));
        List<Document> documents = [assets[0], assets[1], assets[3], .. one, .. two[..2], assets[2], streamDatum, .. two[2..]];
        if (live) foreach (var document in documents) _file.Store.Accept(document);
        else Assert.All(_file.Ingest(documents), outcome => Assert.Equal(IngestStatus.Stored, outcome.Status));
        _file.Store.Flush();
        StoreFile.AssertSame([one[0], assets[0], assets[1], assets[3], .. one[1..]], _file.Find("one").Documents());
        StoreFile.AssertSame([.. two[..2], assets[0], assets[2], assets[3], streamDatum, .. two[2..]], _file.Find("two").Documents());
    }

    [Fact]
    public void Rows_of_layouts_that_take_turns_come_back_in_order()
    {
        var run = Samples.Scan("turns", events: 40);
        for (var i = 2; i < run.Count - 1; i++)
        {
            if (i % 3 == 0) run[i] = (Event)run[i] with { Filled = JsonObject.Empty };
            if (i % 7 == 0) run[i] = Paging.Pack((Event)run[i]);
        }

        _file.Ingest(run);
        StoreFile.AssertSame(run, _file.Find("turns").Documents());
        StoreFile.AssertSame(
            run.SelectMany<Document, Document>(document => document is EventPage page ? Paging.Unpack(page) : [document]), _file.Find("turns").Documents(Granularity.Events));
        Assert.Equal(IngestStatus.Already, Assert.Single(_file.Ingest(run)).Status);
        Assert.Equal(Enumerable.Range(1, 40).Select(i => (long)i), _file.Find("turns").ReadTable().Columns["x"].AsSpan<long>().ToArray());
    }

    [Fact]
    public void A_page_without_rows_comes_back()
    {
        var empty = """["event_page", {"uid": [], "time": [], "descriptor": "e-d", "seq_num": [], "data": {"x": [], "y": []}, "timestamps": {"x": [], "y": []}, "filled": {} }]""";
        var run = Samples.Scan("e");
        run.InsertRange(3, Golden.Of(empty, empty));
        _file.Ingest(run);
        StoreFile.AssertSame(run, _file.Find("e").Documents());
        Assert.Equal(3, _file.Find("e").ReadTable().RowCount);
    }

    private static (string, long, long, IngestStatus) Brief(IngestOutcome outcome) => (outcome.Run, outcome.Documents, outcome.Events, outcome.Status);

    // Larger than what a file ingest keeps in memory; without its stop.
    private static List<Document> Spilling(string uid) =>
        [.. Golden.Of($$"""["start", {"uid": "{{uid}}", "time": 1}]""", Samples.Descriptor(uid, $"{uid}-d", keys: "x")), Samples.Images($"{uid}-d", 12)];
}
