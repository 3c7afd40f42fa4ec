using Cerulean.Documents;
using Cerulean.Tests;

namespace Cerulean.Store.Tests;

/// <summary>What is written in small pieces becomes large pages, and nobody sees a difference.</summary>
public abstract class PackingTests(bool inMemory) : Acceptance(inMemory)
{
    [Theory]
    [InlineData(1)] // single events
    [InlineData(3)]
    [InlineData(7)] // in several steps
    [InlineData(100)] // small pages
    [InlineData(2000)]
    public void Pieces_become_one_page(int atOnce)
    {
        var run = Samples.Scan("aaaaa", events: atOnce switch { 7 => 2100, < 10 => 100, _ => 6000 });
        Accept(run[..^1], atOnce);
        Assert.True(_file.Store.Info.ScatteredRuns == 1);
        var table = StoreFile.Texts(_file.Find("aaaaa").Documents(Granularity.Pages));
        var compaction = _file.Store.Compact();
        Assert.Equal(1, compaction.Runs);
        Assert.True(compaction.Pieces > 0);
        Assert.Equal((1, 0, 0), Pieces());
        Assert.Equal(run.Count - 3, _file.Store.Info.Rows);
        Assert.Equal(table, StoreFile.Texts(_file.Find("aaaaa").Documents(Granularity.Pages)));
        StoreFile.AssertSame(run[..^1], _file.Find("aaaaa").Documents());
        Assert.Equal(0, _file.Store.Compact().Pieces);

        // The open run goes on, and is packed anew.
        Accept(run[^1..], 1);
        StoreFile.AssertSame(run, _file.Find("aaaaa").Documents());
        Assert.Empty(_file.Store.Check());
    }

    [Fact]
    public void Rows_of_several_streams_and_layouts_stay_apart_and_in_order()
    {
        string[] lines =
        [
            """["start", {"uid": "mixed", "time": 1}]""", Samples.Descriptor("mixed", "d"), Samples.Descriptor("mixed", "e", "other", "z"),
            .. Enumerable.Range(1, 60).SelectMany(i => (string[])
            [
                Samples.Event("d", i, i % 3 == 0 ? $$"""{"y": {{i}}, "x": 2}""" : $$"""{"x": {{i}}, "y": 2.5}"""),
                Samples.Event("e", i, $$"""{"z": {{i}} }"""),
            ]),
            Samples.Stop("mixed"),
        ];
        var run = Golden.Of(lines);
        Accept(run, 7);
        _file.Store.Compact();
        Assert.Equal((3, 0, 0), Pieces());
        StoreFile.AssertSame(run, _file.Find("mixed").Documents());
        Assert.Equal(60, _file.Find("mixed").ReadTable().RowCount);
        Assert.Equal(60, _file.Find("mixed").ReadTable("other").RowCount);
        Assert.Empty(_file.Store.Check());
    }

    [Fact]
    public void Large_arrays_fill_pages_by_their_bytes()
    {
        var run = Golden.Of("""["start", {"uid": "images", "time": 1}]""", Samples.Descriptor("images", "d", keys: "x"));
        for (var i = 1; i <= 6; i++) run.Add(Samples.Images("d", 1) with { SeqNum = NdArray.From((long)i), Uid = new StringColumn(new[] { $"e{i}" }) });
        run.AddRange(Golden.Of(Samples.Stop("images")));
        Accept(run, 1);
        _file.Store.Compact();
        Assert.Equal((2, 0, 0), Pieces());
        StoreFile.AssertSame(run, _file.Find("images").Documents());
        Assert.Empty(_file.Store.Check());
    }

    [Fact]
    public void An_empty_page_is_kept_when_an_open_run_is_continued_and_not_twice()
    {
        var run = Samples.Scan("aaaaa", events: 4);
        var empty = Paging.Pack((Event)run[2]).Slice(0, 0);
        List<Document> whole = [.. run[..3], empty, run[3], empty, empty, .. run[4..]];
        foreach (var cut in (int[])[3, 4, 5, 7, 8, whole.Count])
        {
            var ingest = _file.Store.BeginLiveIngest();
            foreach (var document in whole[..cut]) ingest.Accept(document);
            ingest.Finish();
            _file.Store.Flush();
            StoreFile.AssertSame(whole[..cut], _file.Find("aaaaa").Documents());
            _file.Store.Compact();
            StoreFile.AssertSame(whole[..cut], _file.Find("aaaaa").Documents());
        }
    }

    private void Accept(IEnumerable<Document> documents, int atOnce)
    {
        foreach (var batch in documents.Chunk(atOnce))
        {
            foreach (var document in batch) _file.Store.Accept(document);
            _file.Store.Flush();
        }
    }

    private (long Pages, long Loose, long Scattered) Pieces() => (_file.Store.Info.Pages, _file.Store.Info.LooseEvents, _file.Store.Info.ScatteredRuns);
}
