using Cerulean.Documents;

namespace Cerulean.Cli.Tests;

/// <summary>cerulean list, show, docs, table and convert on a store of three runs.</summary>
public sealed class ReadingTests : IDisposable
{
    private readonly StoreFile _store = new();
    private readonly string[] _scan = Sample.PointScan();
    private readonly string[] _tiles = Sample.Tomography(streamPerTile: true);

    public ReadingTests() => _store.Run("ingest", _store.Write("runs.jsonl", [.. _scan, .. _tiles, .. Sample.Tomography(streamPerTile: false)])).Good();

    public void Dispose() => _store.Dispose();

    [Fact]
    public void An_empty_store_lists_nothing_as_json_and_says_so_to_people()
    {
        using var empty = new StoreFile();
        Assert.Empty(empty.Run("list", "--json").Good());
        Assert.Contains(empty.Path, empty.Run("list").Good(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_list_is_newest_first()
    {
        var runs = Golden.Parse(_store.Run("list", "--json").Good()).Select(run => run.AsObject()).ToArray();
        Assert.Equal([4L, 3L, 1L], runs.Select(run => run["scan_id"].AsInt64()));
        Assert.Equal(["uid", "scan_id", "time", "plan_name", "exit_status", "streams"], runs[0].Names.Names.ToArray());
        var lines = _store.Run("list").Lines;
        Assert.Equal(2 + 3, lines.Length);
        Assert.StartsWith($" {Sample.Uid(_scan)[..8]}        1  2026-01-15 09:31:00  scan        success  primary (21)", lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void The_list_breaks_no_word_on_a_narrow_terminal()
    {
        var shown = _store.Run(new World { IsTerminal = true, Width = 50 }, "list").Good();
        foreach (var word in new[] { "tomography", "primary", "tile_3" }) Assert.Contains(word, shown, StringComparison.Ordinal);
    }

    [Fact]
    public void The_list_shows_as_much_of_uids_as_tells_the_runs_apart()
    {
        string[] names = ["sample-12-a", "sample-12-b", "sample-12"];
        foreach (var name in names) _store.Run("ingest", _store.Write("more.jsonl", [.. _scan.Select(line => line.Replace(Sample.Uid(_scan), name, StringComparison.Ordinal))])).Good();
        var uids = _store.Run("list").Lines[2..].Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[0]).ToArray();
        Assert.Superset(names.ToHashSet(), uids.ToHashSet());
        Assert.All(uids, uid => _store.Run("show", uid).Good());
    }

    [Theory]
    [InlineData("-3")]
    [InlineData("1")]
    [InlineData("{uid}")]
    [InlineData("{prefix}")]
    public void A_run_is_found_by_rank_scan_id_uid_and_prefix(string selector)
    {
        var uid = Sample.Uid(_scan);
        var shown = _store.Run("show", selector.Replace("{uid}", uid, StringComparison.Ordinal).Replace("{prefix}", uid[..5], StringComparison.Ordinal)).Good();
        Assert.StartsWith($"Run {uid}\n", shown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("77")]
    [InlineData("-4")]
    [InlineData("nosuchrun")]
    public void A_run_that_is_not_there_is_1_with_others_to_choose_from(string selector)
    {
        var call = _store.Run("show", selector);
        Assert.Equal((1, ""), (call.Code, call.Out));
        Assert.Contains(Sample.Uid(_tiles), call.Err, StringComparison.Ordinal);
    }

    [Fact]
    public void A_close_miss_is_told_first()
    {
        var uid = Sample.Uid(_scan);
        Assert.Contains($"Close to it: {uid}", _store.Run("show", uid[..^1] + "x").Err, StringComparison.Ordinal);
    }

    [Fact]
    public void Show_tells_start_streams_fields_configuration_hints_and_stop()
    {
        var shown = _store.Run("show", "1").Good();
        foreach (var word in new[] { "scan", "silver behenate", "2026-01-15 09:31:00", "success", "10.5 s", "Stream primary: 21 rows", "motor", "mm", "motor_velocity = 2.0", "hints" })
            Assert.Contains(word, shown, StringComparison.Ordinal);
    }

    [Fact]
    public void Docs_come_as_accepted_as_events_or_as_pages()
    {
        Assert.Equal(Golden.Parse(string.Join('\n', _scan)), Golden.Parse(_store.Run("docs", "1").Good()));
        var pages = Golden.Parse(_store.Run("docs", "1", "--as", "pages", "--page-size", "8").Good()).Where(line => line[0].AsString() == "event_page").ToArray();
        Assert.Equal([8, 8, 5], pages.Select(page => page[1].AsObject()["seq_num"].Count));
        Assert.Equal(24, _store.Run("docs", "1", "--as", "events").Lines.Length);
    }

    [Theory]
    [InlineData("docs 1 --as rows")]
    [InlineData("docs 1 --as pages --page-size 0")]
    [InlineData("docs 1 --page-size 5")]
    [InlineData("table 1 --format xml")]
    [InlineData("convert 1")]
    [InlineData("convert 1 --layout other")]
    public void Wrong_words_are_wrong_usage(string line) => Assert.Equal(2, _store.Run(line.Split(' ')).Code);

    [Theory]
    [InlineData("table 1 nosuch", "primary")]
    [InlineData("table 1 --fields motor,nosuch", "detector")]
    [InlineData("table 1 --tiles", "tiles")]
    public void What_is_not_there_is_1_with_what_is(string line, string told)
    {
        var call = _store.Run(line.Split(' '));
        Assert.Equal((1, ""), (call.Code, call.Out));
        Assert.Contains(told, call.Err, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_has_the_columns_that_are_asked_for()
    {
        Assert.Equal("seq_num,time,detector,motor,ts_detector,ts_motor", _store.Run("table", "1", "--fields", "detector,motor", "--timestamps", "--format", "csv").Lines[0]);
        var json = Assert.Single(Golden.Parse(_store.Run("table", "1", "--format", "json").Good())).AsObject()["columns"].AsObject();
        Assert.Equal(["seq_num", "time", "motor", "detector"], json.Names.Names.ToArray());
        Assert.Equal(NdArray.From(-5.0, -4.5), json["motor"].NdArrayOrNull!.Slice(0, 2));
        Assert.Equal(21 + 3, _store.Run("table", "1").Lines.Length);
    }

    [Fact]
    public void Tiles_read_alike_in_both_layouts_and_after_conversion()
    {
        var streams = _store.Run("table", "3", "--tiles", "--format", "csv").Good();
        Assert.StartsWith("tile_id,seq_num,time,angle,intensity\n", streams, StringComparison.Ordinal);
        Assert.Equal(24 + 1, streams.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Equal(streams, _store.Run("table", "4", "--tiles", "--format", "csv").Good());
        var converted = Assert.Single(Golden.Parse(_store.Run("convert", "3", "--layout", "single", "--json").Good())).AsObject()["run"].AsString();
        Assert.Equal(streams, _store.Run("table", converted, "--tiles", "--format", "csv").Good());
        var start = Golden.Parse(_store.Run("docs", converted).Good())[0][1].AsObject();
        Assert.Equal(Sample.Uid(_tiles), start["original_run_uid"].AsString());
        Assert.Equal(1, _store.Run("convert", Sample.Uid(_tiles), "--layout", "streams").Code);
    }

    [Fact]
    public void Strict_docs_refuse_what_json_has_no_number_for()
    {
        var lines = Sample.PointScan(2);
        lines[3] = lines[3].Replace("\"motor\":-4.5}", "\"motor\":-Infinity}", StringComparison.Ordinal).Replace("\"motor\":-4.5,", "\"motor\":-Infinity,", StringComparison.Ordinal);
        _store.Run("ingest", _store.Write("infinite.jsonl", lines)).Good();
        Assert.Contains("-Infinity", _store.Run("docs", "2").Good(), StringComparison.Ordinal);
        Assert.Contains("null", _store.Run("table", "2", "--format", "json").Good(), StringComparison.Ordinal);
        var strict = _store.Run("docs", "2", "--strict");
        Assert.Equal(1, strict.Code);
        Assert.Equal(3, strict.Lines.Length);
        Assert.Contains("event $.data.motor", strict.Err, StringComparison.Ordinal);
        _store.Run("docs", "1", "--strict").Good();
    }

    [Fact]
    public void On_a_terminal_the_list_has_colours_and_keeps_to_its_width()
    {
        var listed = _store.Run(new World { IsTerminal = true }, "list");
        Assert.Equal(0, listed.Code);
        Assert.DoesNotContain('\x1b', _store.Run("list").Good());
    }

    [Fact]
    public void A_table_has_the_fields_of_all_descriptors_in_the_order_they_came()
    {
        string[] lines =
        [
            """["start",{"uid":"grown-1","time":1.0}]""", Descriptor("d1", "b", "a"), Event(1, "d1", """{"b":1,"a":2}"""),
            Descriptor("d2", "c", "a"), Event(2, "d2", """{"c":3,"a":4}"""), """["stop",{"uid":"s","time":2.0,"run_start":"grown-1","exit_status":"success"}]""",
        ];
        _store.Run("ingest", _store.Write("grown.jsonl", lines)).Good();
        Assert.Equal("seq_num,time,b,a,c\n1,1.0,1,2,\n2,1.0,,4,3\n", _store.Run("table", "grown-1", "--format", "csv").Good());
        Assert.DoesNotContain("changed at", _store.Run("show", "grown-1").Good(), StringComparison.Ordinal);

        static string Descriptor(string uid, params string[] keys)
        {
            var members = string.Join(',', keys.Select(key => $"\"{key}\":{{\"source\":\"s\",\"dtype\":\"integer\",\"shape\":[]}}"));
            return $"[\"descriptor\",{{\"uid\":\"{uid}\",\"time\":1.0,\"run_start\":\"grown-1\",\"name\":\"primary\",\"data_keys\":{{{members}}}}}]";
        }

        static string Event(int number, string descriptor, string data) =>
            $$"""["event",{"uid":"e{{number}}","time":1.0,"descriptor":"{{descriptor}}","seq_num":{{number}},"data":{{data}},"timestamps":{{data}}}]""";
    }
}
