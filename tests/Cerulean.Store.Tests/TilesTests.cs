using Cerulean.Documents;
using Cerulean.Documents.Serialization;
using Cerulean.Tests;

namespace Cerulean.Store.Tests;

public sealed class TilesTests
{
    private int _uids;

    private string NewUid() => $"new-{++_uids:0000}";

    private Run Convert(DocumentStore store, Run run, TileLayout layout)
    {
        var (checker, findings) = (new RunChecker(), new List<Finding>());
        using var ingest = store.BeginIngest();
        foreach (var document in Tiles.Convert(run, layout, TimeProvider.System, NewUid))
        {
            checker.Check(document, findings);
            ingest.Accept(document);
        }

        checker.Finish(findings);
        Assert.Empty(findings);
        ingest.Finish();
        return store.Find(Assert.Single(ingest.Outcomes).Run)!;
    }

    private static Run Ingest(DocumentStore store, IEnumerable<Document> documents)
    {
        using var ingest = store.BeginIngest();
        foreach (var document in documents) ingest.Accept(document);
        ingest.Finish();
        var outcome = Assert.Single(ingest.Outcomes);
        Assert.Equal(IngestStatus.Stored, outcome.Status);
        return store.Find(outcome.Run)!;
    }

    private static string Text(Table table) => JsonText.ToString(table.Columns.ToJson());

    private static string Text(Run run) => Text(Tiles.ReadTable(run, new TableOptions { Timestamps = true }));

    [DataTheory]
    [InlineData("tomo_stream_per_tile.jsonl", TileLayout.Single)]
    [InlineData("tomo_stream_per_tile_paged.jsonl", TileLayout.Single)]
    [InlineData("tomo_single_stream.jsonl", TileLayout.Streams)]
    public void Golden_tomographies_go_there_and_back(string file, TileLayout other)
    {
        using var place = new StoreFile();
        using var store = DocumentStore.Open(place.Path);
        var run = Ingest(store, Golden.Of(Golden.Lines(file)));
        var there = Convert(store, run, other);
        var back = Convert(store, there, Tiles.LayoutOf(run));

        Assert.Equal(other, Tiles.LayoutOf(there));
        Assert.Equal(Text(run), Text(there));
        Assert.Equal(Text(run), Text(back));
        Assert.Equal(run.Uid, there.Start.Metadata["original_run_uid"].AsString());
        foreach (var stream in run.StreamNames)
        {
            Assert.Equal(Text(run.ReadTable(stream, new TableOptions { Timestamps = true })), Text(back.ReadTable(stream, new TableOptions { Timestamps = true })));
        }
    }

    [DataFact]
    public void Both_golden_layouts_read_back_alike()
    {
        using var place = new StoreFile();
        using var store = DocumentStore.Open(place.Path);
        var streams = Tiles.ReadTable(Ingest(store, Golden.Of(Golden.Lines("tomo_stream_per_tile.jsonl"))));
        var single = Tiles.ReadTable(Ingest(store, Golden.Of(Golden.Lines("tomo_single_stream.jsonl"))));

        Assert.Equal("tile_id", streams.Columns.Names[0]);
        Assert.Equal(single.Columns.Names, streams.Columns.Names);
        foreach (var column in new[] { "tile_id", "seq_num", "rotation", "tile_x", "tile_y_setpoint" }) Assert.Equal(single[column], streams[column]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Interleaved_tiles_with_files_go_there_and_back(bool streamed)
    {
        using var place = new StoreFile();
        using var store = DocumentStore.Open(place.Path);
        var run = Ingest(store, Golden.Of(Interleaved(streamed)));
        var there = Convert(store, run, TileLayout.Streams);
        var back = Convert(store, there, TileLayout.Single);

        Assert.Equal(["tile_0", "tile_1"], there.StreamNames);
        Assert.Equal(Text(run), Text(there));
        Assert.Equal(Text(run), Text(back));
        Assert.Equal(run.ReadTable().RowCount, back.ReadTable().RowCount);
        Assert.Equal(run.ReadTable("primary", new TableOptions { Timestamps = true })["ts_tile_id"], back.ReadTable("primary", new TableOptions { Timestamps = true })["ts_tile_id"]);
        if (streamed)
        {
            var ranges = back.Documents().OfType<StreamDatum>().Select(datum => (datum.Indices, datum.SeqNums)).OrderBy(range => range.SeqNums.Start);
            Assert.Equal([1L, 2, 3, 4, 5, 6], ranges.SelectMany(range => Enumerable.Range((int)range.SeqNums.Start, (int)range.SeqNums.Count).Select(number => (long)number)));
            Assert.All(ranges, range => Assert.Equal(range.SeqNums.Start - 1, range.Indices.Start));
        }
        else
        {
            Assert.Equal(["q/0", "q/1", "q/2", "q/3", "q/4", "q/5"], ((StringColumn)back.ReadTable()["image"]).Values.ToArray());
        }
    }

    [Fact]
    public void What_cannot_be_converted_is_told()
    {
        using var place = new StoreFile();
        using var store = DocumentStore.Open(place.Path);
        var run = Ingest(store, Golden.Of(Interleaved(false)));
        Assert.Contains("already", Assert.Throws<StoreException>(() => Tiles.Convert(run, TileLayout.Single, TimeProvider.System, NewUid)).Message, StringComparison.Ordinal);
        var empty = Ingest(store, Golden.Of("""["start",{"uid":"empty","time":1.0}]""", """["stop",{"uid":"e","time":2.0,"run_start":"empty","exit_status":"success"}]"""));
        Assert.Contains("no tiles", Assert.Throws<StoreException>(() => Tiles.ReadTable(empty)).Message, StringComparison.Ordinal);
    }

    // Two tiles in turn; images in files, by datums or by a stream of their own.
    private static IEnumerable<string> Interleaved(bool streamed)
    {
        yield return """["start",{"uid":"tomo-run","time":1.0,"layout":"single_stream"}]""";
        var image = $"\"image\":{{\"source\":\"s\",\"dtype\":\"array\",\"shape\":[2],\"external\":\"{(streamed ? "STREAM:" : "FILESTORE:")}\"}}";
        yield return $$$$"""["descriptor",{"uid":"d","time":1.0,"run_start":"tomo-run","name":"primary","data_keys":{"tile_id":{"source":"t","dtype":"integer","shape":[],"units":"tile"},"x":{"source":"x","dtype":"number","shape":[]},{{{{image}}}}},"object_keys":{"tile_id":["tile_id"],"x":["x"]},"hints":{"tile_id":{"fields":["tile_id"]}}}]""";
        if (streamed) yield return """["stream_resource",{"uid":"s","run_start":"tomo-run","data_key":"image","mimetype":"m","uri":"u","parameters":{}}]""";
        else yield return """["resource",{"uid":"q","run_start":"tomo-run","spec":"S","root":"/","resource_path":"p","resource_kwargs":{}}]""";
        for (var i = 0; i < 6; i++)
        {
            if (!streamed) yield return $"[\"datum\",{{\"datum_id\":\"q/{i}\",\"resource\":\"q\",\"datum_kwargs\":{{\"n\":{i}}}}}]";
            var (data, times) = streamed ? ("", "") : ($",\"image\":\"q/{i}\"", ",\"image\":1.0");
            yield return $"[\"event\",{{\"uid\":\"e{i}\",\"time\":{i + 1}.5,\"descriptor\":\"d\",\"seq_num\":{i + 1},\"data\":{{\"tile_id\":{i % 2},\"x\":{i}.25{data}}},"
                + $"\"timestamps\":{{\"tile_id\":{i}.125,\"x\":2.0{times}}},\"filled\":{(streamed ? "{}" : "{\"image\":false}")}}}]";
        }

        if (streamed) yield return """["stream_datum",{"uid":"s/0","stream_resource":"s","descriptor":"d","indices":{"start":0,"stop":6},"seq_nums":{"start":1,"stop":7}}]""";
        yield return """["stop",{"uid":"z","time":9.0,"run_start":"tomo-run","exit_status":"success","num_events":{"primary":6}}]""";
    }
}
