using Cerulean.Tests;

namespace Cerulean.Store.Tests;

/// <summary>Runs found by what people call them.</summary>
public sealed class BrokerTests : IDisposable
{
    private readonly StoreFile _file = new();
    private readonly Broker _broker;

    public BrokerTests()
    {
        for (var i = 1; i <= 6; i++) _file.Ingest(Samples.Scan($"{i}{i}{i}{i}{i}-run", scanId: i % 4, time: 10 * i));
        _broker = new Broker(_file.Store);
    }

    public void Dispose() => _file.Dispose();

    [Fact]
    public void A_number_counts_from_the_newest_or_is_a_scan_id()
    {
        Assert.Equal("66666-run", _broker[-1].Uid);
        Assert.Equal("11111-run", _broker[-6].Uid);
        Assert.Equal("66666-run", _broker[2].Uid);
        Assert.Equal("33333-run", _broker[3].Uid);
        Assert.Contains("'-7'", Assert.Throws<StoreException>(() => _broker[-7]).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_is_a_uid_or_its_unique_beginning()
    {
        Assert.Equal("44444-run", _broker["44444"].Uid);
        Assert.Throws<StoreException>(() => _broker["4444"]);
        _file.Ingest(Samples.Scan("44444-other"));
        Assert.Equal(2, Assert.Throws<AmbiguousRunException>(() => _broker["44444"]).Candidates.Count);
    }

    [Fact]
    public void A_range_counts_from_the_newest_run_and_lists_give_runs_in_their_order()
    {
        Assert.Equal(["66666-run", "55555-run"], _broker[^2..].Select(run => run.Uid));
        Assert.Equal(["55555-run", "44444-run"], _broker[^3..^1].Select(run => run.Uid));
        Assert.Equal(6, _broker[^100..].Count);
        Assert.Empty(_broker[^1..^2]);
        Assert.Contains("^5..", Assert.Throws<ArgumentException>(() => _broker[..3]).Message, StringComparison.Ordinal);
        Assert.Equal(["33333-run", "66666-run"], _broker[[3L, -1L]].Select(run => run.Uid));
        Assert.Equal(["22222-run", "66666-run"], _broker[["22222", "-1"]].Select(run => run.Uid));
    }

    [Fact]
    public void The_files_of_a_run_are_listed_and_raw_frames_without_a_join_method_are_stacked()
    {
        var file = Path.Combine(Path.GetDirectoryName(_file.Path)!, "frames.raw");
        File.WriteAllBytes(file, [.. Enumerable.Range(0, 12).Select(value => (byte)value)]);
        _file.Ingest(Golden.Of($$$"""
            ["start", {"uid": "raw-run", "time": 100}]
            ["descriptor", {"uid": "raw-d", "time": 100, "run_start": "raw-run", "name": "primary", "data_keys": {"y": {"source": "s", "dtype": "array", "shape": [2, 3], "dtype_numpy": "|u1", "external": "STREAM:"} } }]
            ["stream_resource", {"uid": "raw-s", "run_start": "raw-run", "data_key": "y", "mimetype": "application/octet-stream", "uri": "file://localhost{{{file}}}", "parameters": {"chunk_shape": [2, 3], "template": ""}}]
            ["stream_datum", {"uid": "raw-s/0", "stream_resource": "raw-s", "descriptor": "raw-d", "indices": {"start": 0, "stop": 2}, "seq_nums": {"start": 1, "stop": 3}}]
            ["stop", {"uid": "raw-stop", "time": 101, "run_start": "raw-run", "exit_status": "success"}]
            """.Split('\n', StringSplitOptions.RemoveEmptyEntries)));
        Assert.Equal([(file, 12L)], _broker.Files("raw-run").List().Select(found => (found.Path, found.Bytes!.Value)));
        using var context = _broker.FillContext(_broker["raw-run"]);
        Assert.Equal(2, context.CountFrames("primary", "y"));
        Assert.Equal([2, 3], context.ReadFrame("primary", "y", 1).Shape.ToArray());
        Assert.Equal([2, 2, 3], context.ReadAll("primary", "y").Shape.ToArray());
    }

    [Fact]
    public void Fields_may_be_called_as_the_columns_that_every_table_has()
    {
        _file.Ingest(Golden.Of(
            """["start", {"uid": "odd-run", "time": 100}]""",
            Samples.Descriptor("odd-run", "odd-d", keys: "time seq_num"),
            Samples.Event("odd-d", 1, """{"time": [1, 2], "seq_num": [7]}"""),
            Samples.Event("odd-d", 2, """{"time": [3, 4], "seq_num": [8]}"""),
            Samples.Stop("odd-run")));
        using var context = _broker.FillContext(_broker["odd-run"]);
        Assert.Equal([1L, 2, 3, 4], context.ReadAll("primary", "time").AsSpan<long>().ToArray());
        Assert.Equal([8L], context.ReadFrame("primary", "seq_num", 1).AsSpan<long>().ToArray());
        Assert.Contains("2 frames", Assert.Throws<StoreException>(() => context.ReadFrame("primary", "time", 2)).Message, StringComparison.Ordinal);
    }
}
