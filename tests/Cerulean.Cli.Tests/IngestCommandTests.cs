using System.Text;
using Cerulean.Documents;
using Cerulean.Transport;

namespace Cerulean.Cli.Tests;

/// <summary>cerulean ingest: what is stored, what is told, and what is left behind.</summary>
public sealed class IngestCommandTests : IDisposable
{
    private readonly StoreFile _store = new();

    public void Dispose() => _store.Dispose();

    [Fact]
    public void A_run_is_told_as_one_object()
    {
        var lines = Sample.Tomography(streamPerTile: true);
        var outcome = Assert.Single(Golden.Parse(_store.Run("ingest", "--json", _store.Write("run.jsonl", lines)).Good())).AsObject();
        var expected = JsonObject.Of(
            ("run", Sample.Uid(lines)), ("documents", 30), ("events", 24), ("streams", JsonValue.FromStrings(["tile_0", "tile_1", "tile_2", "tile_3"])),
            ("status", "stored"), ("message", JsonValue.Null));
        Assert.Equal(expected, outcome);
        Assert.Equal(expected.Names, outcome.Names);
    }

    [Fact]
    public void People_read_a_line_for_each_run_and_a_summary()
    {
        var lines = Sample.PointScan();
        var call = _store.Run("ingest", _store.Write("run.jsonl", lines));
        Assert.Equal($"stored    {Sample.Uid(lines)}  24 documents, 21 events in primary\n", call.Good());
        Assert.Equal("1 run stored, 0 already there, 0 rejected; 24 documents read.\n", call.Err);
    }

    [Theory]
    [InlineData(RunFileFormat.JsonLines, true)]
    [InlineData(RunFileFormat.MsgPack, false)]
    [InlineData(RunFileFormat.MsgPack, true)]
    public void Formats_are_told_by_content_from_files_and_from_standard_input(RunFileFormat format, bool isCompressed)
    {
        var file = _store.PathOf("no-extension");
        using (var sink = RunFileWriter.Create(file, new RunFileWriterOptions { Format = format, IsCompressed = isCompressed })) new ComposedRuns(sink, 1).PointScan();
        Call.Cerulean("validate", file).Good();
        _store.Run("ingest", file).Good();
        Assert.Equal(Golden.Parse(string.Join('\n', Sample.PointScan())), Golden.Parse(_store.Run("docs", "-1").Good()));
        Assert.StartsWith("already ", _store.Run(new World { Input = File.ReadAllBytes(file) }, "ingest", "-").Good(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_bad_run_is_rejected_and_the_others_go_on()
    {
        var (good, bad, last) = (Sample.PointScan(), Sample.PointScan(2), Sample.PointScan(3));
        bad[5] = bad[5].Replace("\"seq_num\":4", "\"seq_num\":0", StringComparison.Ordinal);
        var call = _store.Run("ingest", "--json", _store.Write("three.jsonl", [.. good, .. bad, .. last]));
        Assert.Equal(1, call.Code);
        var told = Golden.Parse(call.Out).ToDictionary(line => line.AsObject()["run"].AsString(), line => line.AsObject());
        Assert.Equal(("stored", "rejected", "stored"), (Status(good), Status(bad), Status(last)));
        Assert.Contains("three.jsonl:30", told[Sample.Uid(bad)]["message"].AsString(), StringComparison.Ordinal);
        Assert.Equal(2, _store.Run("list", "--json").Lines.Length);

        string Status(string[] lines) => told[Sample.Uid(lines)]["status"].AsString();
    }

    [Fact]
    public void A_file_that_ends_too_early_leaves_nothing_unless_it_is_to_be_kept()
    {
        var lines = Sample.PointScan();
        var file = _store.Write("cut.jsonl", lines[..10]);
        Assert.Equal(1, _store.Run("ingest", file).Code);
        Assert.Empty(_store.Run("list", "--json").Good());
        _store.Run("ingest", "--incomplete", file);
        var run = Assert.Single(Golden.Parse(_store.Run("list", "--json").Good())).AsObject();
        Assert.Equal((JsonValue.Null, 8L), (run["exit_status"], run["streams"].AsObject()["primary"].AsInt64()));
    }

    [Theory]
    [InlineData("missing")]
    [InlineData("junk")]
    public void A_file_that_cannot_be_read_is_exit_1_and_the_others_go_on(string kind)
    {
        var bad = _store.PathOf("bad.jsonl");
        if (kind == "junk") File.WriteAllBytes(bad, [0, 1, 2, 3, 254, 255]);
        var call = _store.Run("ingest", bad, _store.Write("run.jsonl", Sample.PointScan()));
        Assert.Equal(1, call.Code);
        Assert.StartsWith("stored", Assert.Single(call.Lines), StringComparison.Ordinal);
        Assert.Contains("bad.jsonl", call.Err, StringComparison.Ordinal);
    }

    [Fact]
    public void Many_problems_are_told_in_part()
    {
        var call = _store.Run("ingest", _store.Write("bad.jsonl", [.. Enumerable.Repeat("{}", 100)]));
        Assert.Equal(1, call.Code);
        Assert.Equal(20 + 2, call.Err.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("80 further problems", call.Err, StringComparison.Ordinal);
    }

    [Fact]
    public void The_store_is_the_option_or_the_variable_or_in_the_data_folder()
    {
        var file = _store.Write("run.jsonl", Sample.PointScan());
        var (named, data) = (_store.PathOf("deep/er/named.db"), _store.PathOf("data"));
        Call.With(new World { Variables = new() { ["CERULEAN_STORE"] = named } }, "ingest", file).Good();
        Assert.True(File.Exists(named));
        Call.With(new World { Variables = new() { ["XDG_DATA_HOME"] = data } }, "ingest", file).Good();
        Assert.True(File.Exists(Path.Combine(data, "cerulean", "store.db")));
        Call.With(new World { Variables = new() { ["HOME"] = data } }, "ingest", file).Good();
        Assert.True(File.Exists(Path.Combine(data, ".local", "share", "cerulean", "store.db")));
        Assert.Equal(2, Call.Cerulean("list").Code);
    }

    [Fact]
    public void A_store_that_is_none_is_one_clear_line()
    {
        var call = Call.Cerulean("list", "--store", _store.Write("notes.txt", "This is no database, and it is long enough to be looked at.", new string('x', 4096)));
        Assert.Equal(1, call.Code);
        Assert.Empty(call.Out);
        Assert.StartsWith("cerulean: ", Assert.Single(call.Err.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Fact]
    public void Progress_is_shown_on_a_terminal_only()
    {
        var file = _store.Write("run.jsonl", Sample.PointScan());
        Assert.DoesNotContain('\x1b', _store.Run("ingest", file).Err);
    }

    [Fact]
    public void Standard_input_is_kept_as_it_comes()
    {
        var lines = Sample.PointScan();
        var world = new World { Input = Encoding.UTF8.GetBytes(string.Join('\n', lines)) };
        _store.Run(world, "ingest", "-").Good();
        Assert.Equal(Golden.Parse(string.Join('\n', lines)), Golden.Parse(_store.Run("docs", "-1").Good()));
        Assert.Contains("already", _store.Run(world, "ingest", "-").Good(), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_a_bad_live_run_stays_what_came_before()
    {
        var lines = Sample.PointScan();
        lines[5] = "[\"event\", {}]";
        var call = _store.Run(new World { Input = Encoding.UTF8.GetBytes(string.Join('\n', lines)) }, "ingest", "-");
        Assert.Equal(1, call.Code);
        Assert.Contains("-:6: event ", call.Out, StringComparison.Ordinal);
        Assert.Contains("rejected", call.Out, StringComparison.Ordinal);
        Assert.Equal(5, _store.Run("docs", "-1").Lines.Length);
    }
}
