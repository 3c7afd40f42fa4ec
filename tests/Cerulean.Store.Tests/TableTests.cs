using Cerulean.Documents;
using Cerulean.Tests;

namespace Cerulean.Store.Tests;

/// <summary>Streams as tables.</summary>
public abstract class TableTests(bool inMemory) : Acceptance(inMemory)
{
    private const string Start = """["start", {"uid": "table", "time": 1}]""";

    [Fact]
    public void Columns_stand_in_order_and_the_last_of_a_repeated_row_counts()
    {
        var run = Ingest(
            Samples.Descriptor("table", "d", keys: "b a"),
            Samples.Event("d", 1, """{"b": 1, "a": 1.5}"""),
            Samples.Event("d", 2, """{"b": 2, "a": 2.5}""", "old"),
            Samples.Event("d", 3, """{"b": 3, "a": 3.5}""", "older"),
            Samples.Event("d", 2, """{"b": 20, "a": 20.5}"""),
            Samples.Event("d", 3, """{"b": 30, "a": 30.5}"""));
        var table = run.ReadTable(options: new TableOptions { Timestamps = true });
        Assert.Equal("seq_num, time, b, a, ts_b, ts_a", table.Columns.Names.ToString());
        Assert.Equal([1, 2, 3], table["seq_num"].AsSpan<long>().ToArray());
        Assert.Equal([1, 20, 30], table["b"].AsSpan<long>().ToArray());
        Assert.Equal([1.5, 20.5, 30.5], table["a"].AsSpan<double>().ToArray());
        Assert.Equal([101.25, 102.25, 103.25], table["time"].AsSpan<double>().ToArray());
        Assert.Equal([101.5, 102.5, 103.5], table["ts_a"].AsSpan<double>().ToArray());
        Assert.Equal("seq_num, time, a", run.ReadTable(options: new TableOptions { Fields = ["a"] }).Columns.Names.ToString());
        Assert.Equal(3, run.Summary.Streams[0].Value);
    }

    [Fact]
    public void Descriptors_of_a_stream_are_united_and_what_is_missing_is_null()
    {
        // Two descriptors of a stream with other keys: not in order for a checker, but in old data.
        var table = Ingest(
            Samples.Descriptor("table", "d", keys: "a b"),
            Samples.Event("d", 2, """{"a": 2.5, "b": "two"}"""),
            Samples.Event("d", 1, """{"a": 1.5, "b": "one"}""")).ReadTable();
        Assert.Equal([1.5, 2.5], table["a"].AsSpan<double>().ToArray());
        Assert.Equal(["one", "two"], Enumerable.Range(0, 2).Select(row => table["b"][row].AsString()));
    }

    [DataFact]
    public void Three_descriptors_of_one_stream_are_one_table()
    {
        _file.Ingest(Golden.Of(Golden.Lines("config_change.jsonl")));
        var run = _file.Find("-1");
        Assert.Equal(3, run.Descriptors.Count);
        Assert.Equal(["primary"], run.StreamNames);
        var table = run.ReadTable();
        Assert.Equal(Enumerable.Range(1, table.RowCount).Select(i => (long)i), table["seq_num"].AsSpan<long>().ToArray());
        Assert.IsType<ArrayColumn>(table["cam_val"]);
    }

    [Fact]
    public void Values_of_several_kinds_come_back_as_they_were()
    {
        string[] values = ["0", "1.5", "null", "true", "\"text\"", "[1, 2]", "18446744073709551616", "NaN", "-0.0"];
        var table = Ingest([Samples.Descriptor("table", "d", keys: "a"), .. values.Select((value, i) => Samples.Event("d", i + 1, $$"""{"a": {{value}} }"""))]).ReadTable();
        Assert.Equal(values.Select(value => Documents.Serialization.JsonText.Parse(value)), Enumerable.Range(0, values.Length).Select(row => table["a"][row]));
    }

    [Fact]
    public void A_stream_of_stream_datums_has_seq_nums_and_empty_times()
    {
        var run = Ingest(
            """["descriptor", {"uid": "d", "time": 1, "run_start": "table", "name": "fly", "data_keys": {"cam": {"source": "s", "dtype": "array", "shape": [2], "external": "STREAM:"} } }]""",
            """["stream_resource", {"uid": "s", "run_start": "table", "data_key": "cam", "mimetype": "m", "uri": "file://x", "parameters": {} }]""",
            """["stream_datum", {"uid": "s/0", "stream_resource": "s", "descriptor": "d", "indices": {"start": 0, "stop": 2}, "seq_nums": {"start": 4, "stop": 6} }]""",
            """["stream_datum", {"uid": "s/1", "stream_resource": "s", "descriptor": "d", "indices": {"start": 2, "stop": 4}, "seq_nums": {"start": 1, "stop": 3} }]""");
        var table = run.ReadTable("fly");
        Assert.Equal("seq_num, time", table.Columns.Names.ToString());
        Assert.Equal([1, 2, 4, 5], table["seq_num"].AsSpan<long>().ToArray());
        Assert.All(Enumerable.Range(0, 4), row => Assert.True(table["time"][row].IsNull));
        Assert.Equal([KeyValuePair.Create("fly", 4L)], run.Summary.Streams);
        Assert.Contains("STREAM:", Assert.Throws<StoreException>(() => run.ReadTable("fly", new TableOptions { Fields = ["cam"] })).Message);
    }

    [Fact]
    public void An_unknown_stream_or_field_is_told_what_there_is()
    {
        var run = Ingest(Samples.Descriptor("table", "d", keys: "a b"), Samples.Descriptor("table", "e", "other", "c"));
        Assert.Contains("primary, other", Assert.Throws<StoreException>(() => run.ReadTable("none")).Message);
        Assert.Contains("a, b", Assert.Throws<StoreException>(() => run.ReadTable(options: new TableOptions { Fields = ["c"] })).Message);
        var empty = run.ReadTable();
        Assert.Equal((0, "seq_num, time, a, b"), (empty.RowCount, empty.Columns.Names.ToString()));
    }

    [Fact]
    public void A_field_may_be_called_time()
    {
        var run = Ingest(Samples.Descriptor("table", "d", keys: "time seq_num"), Samples.Event("d", 7, """{"time": 1.5, "seq_num": 2}"""));
        Assert.Equal("seq_num, time, time_, seq_num_", run.ReadTable().Columns.Names.ToString());
    }

    private Run Ingest(params string[] lines)
    {
        Assert.Equal(IngestStatus.Stored, Assert.Single(_file.Ingest(Golden.Of([Start, .. lines, Samples.Stop("table")]))).Status);
        return _file.Find("table");
    }
}
