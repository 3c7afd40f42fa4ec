using Cerulean.Cli.Collecting;
using Cerulean.Devices;
using Cerulean.Documents;
using Cerulean.Store;

namespace Cerulean.Cli.Tests;

/// <summary>cerulean scan, within this process.</summary>
public sealed class ScanCommandTests : IDisposable
{
    private static readonly string[] Repeatable = ["--virtual-time", "--seed", "1"];

    private readonly StoreFile _store = new();

    public void Dispose() => _store.Dispose();

    [Fact]
    public void A_scan_is_shown_row_by_row_and_stored_and_what_to_type_next_works()
    {
        var lines = _store.Run("scan", "scan", "--num", "3", "--virtual-time", "--seed", "1").Lines;
        var run = _store.Run("list", "--json").Lines[0].Split('"')[3];
        Assert.Equal(
            [
                "+------------+------------+------------+------------+",
                "|    seq_num |       time |      motor |        det |",
                "+------------+------------+------------+------------+",
            ],
            lines[..3]);
        Assert.StartsWith("|          2 | 09:30:0", lines[4], StringComparison.Ordinal);
        Assert.Contains(" |      0.000 |   ", lines[4], StringComparison.Ordinal);
        Assert.Equal($"plan scan ['{run[..8]}'] (scan num: 1)", lines[7]);
        Assert.Equal($"Run {run}: success, stored in {_store.Path}.", lines[8]);
        Assert.All(lines[10..], line => Assert.NotEmpty(Call.Cerulean(line.Trim().Split(' ')[1..]).Good()));
        Assert.Equal(["seq_num,time,motor,det", "1", "2", "3"], _store.Run("table", run, "--format", "csv", "--fields", "motor,det").Lines.Select((line, i) => i == 0 ? line : line[..1]));
    }

    [Theory]
    [InlineData("count", "--num", "4")]
    [InlineData("scan", "--num", "5", "--start", "-2.5", "--stop", "2")]
    [InlineData("grid", "--shape", "3x2", "--snake")]
    public void With_a_seed_and_virtual_time_the_documents_are_the_same_and_in_order(params string[] args)
    {
        var first = Call.Cerulean(["scan", .. args, .. Repeatable, "--no-store", "--json"]).Good();
        Assert.Equal(first, Call.Cerulean(["scan", .. args, .. Repeatable, "--no-store", "--json"]).Good());
        Assert.Equal(first, _store.Run(["scan", .. args, .. Repeatable, "--json"]).Good());
        var file = _store.Write("run.jsonl", first.TrimEnd());
        Assert.Contains("no finding", Call.Cerulean("validate", file).Err, StringComparison.Ordinal);
        Assert.Equal(Golden.Parse(first), Golden.Parse(_store.Run("docs", "-1").Good()));
    }

    [Fact]
    public void A_grid_goes_every_second_row_backwards_where_it_is_told_to()
    {
        Assert.Equal("-2 2 -2 2", Columns());
        Assert.Equal("-2 2 2 -2", Columns("--snake"));

        string Columns(params string[] snake)
        {
            var run = _store.Run(["scan", "grid", "--shape", "2x2", "--virtual-time", "--seed", "1", .. snake]).Lines[^1].Split(' ')[^3];
            var table = _store.Run("table", run, "--format", "csv", "--fields", "motor").Lines[1..];
            return string.Join(' ', table.Select(line => line.Split(',')[^1].Split('.')[0]));
        }
    }

    [Fact]
    public void A_tomography_in_both_layouts_is_one_table_and_its_images_are_beside_the_store()
    {
        string[] call = ["scan", "tomo", "--tiles", "2x1", "--angles", "3", .. Repeatable];
        string[][] tables = [.. new[] { "streams", "single" }.Select(layout =>
        {
            var lines = _store.Run([.. call, "--layout", layout]).Lines;
            Assert.Equal("camera", Assert.Single(StreamResources(lines[^1].Split(' ')[^3])).DataKey);
            var next = Call.Cerulean(lines[^2].Trim().Split(' ')[1..]).Good();
            return _store.Run("table", lines[^1].Split(' ')[^3], "--tiles", "--format", "csv", "--fields", "rotation,intensity").Lines;
        })];
        Assert.Equal(7, tables[0].Length);
        Assert.Equal(tables[0].Select(WithoutSeqNum), tables[1].Select(WithoutSeqNum));
        Assert.Equal(12, Directory.GetFiles(_store.PathOf("data"), "*.npy", SearchOption.AllDirectories).Length);

        static string WithoutSeqNum(string line) => string.Join(',', line.Split(',').Where((_, i) => i != 1));

        IEnumerable<StreamResource> StreamResources(string run)
        {
            using var store = DocumentStore.Open(_store.Path);
            var resources = store.Find(run)!.Documents().OfType<StreamResource>().ToArray();
            foreach (var resource in resources) Assert.StartsWith($"file://localhost{_store.PathOf("data")}/", resource.Uri, StringComparison.Ordinal);
            return resources;
        }
    }

    [Fact]
    public void The_same_tomography_again_writes_the_same_images_again_and_elsewhere_where_it_is_told_to()
    {
        string[] call = ["scan", "tomo", "--tiles", "1x1", "--angles", "2", "--json", "--data", _store.PathOf("images"), .. Repeatable];
        var first = _store.Run(call).Good();
        Assert.Equal(first, _store.Run(call).Good());
        Assert.Equal(2, Directory.GetFiles(_store.PathOf("images"), "*.npy", SearchOption.AllDirectories).Length);
        Assert.Single(_store.Run("list", "--json").Lines);
        Assert.Contains("no finding", Call.Cerulean("validate", _store.Write("run.jsonl", first.TrimEnd())).Err, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_store.PathOf("data")));
    }

    [Fact]
    public void Of_a_tomography_that_is_not_kept_no_image_is_kept()
    {
        var world = new World { Variables = new() { ["XDG_CACHE_HOME"] = _store.PathOf("cache") } };
        Call.With(world, "scan", "tomo", "--virtual-time", "--no-store").Good();
        Assert.Empty(Directory.GetFileSystemEntries(_store.PathOf("cache/cerulean/images")));
    }

    [Fact]
    public void A_scan_that_is_repeated_is_the_run_that_is_there_and_another_one_is_another_run()
    {
        _store.Run(["scan", "count", .. Repeatable]).Good();
        _store.Run(["scan", "count", .. Repeatable]).Good();
        Assert.Single(_store.Run("list", "--json").Lines);
        _store.Run(["scan", "count", .. Repeatable, "--num", "3"]).Good();
        _store.Run(["scan", "count", .. Repeatable, "--md", "sample=iron"]).Good();
        Assert.Equal(3, _store.Run("list", "--json").Lines.Length);
    }

    [Fact]
    public void A_seed_gives_the_same_noise_and_another_seed_other_noise()
    {
        Assert.Equal(Values("7"), Values("7"));
        Assert.NotEqual(Values("7"), Values("8"));
        Assert.NotEqual(Values(), Values());

        string Values(params string[] seed)
        {
            Call.With(new World(), ["scan", "count", "--exposure", "0", "--store", _store.Path, .. seed.SelectMany(value => (string[])["--seed", value])]).Good();
            return string.Join(' ', _store.Run("table", "-1", "--format", "csv", "--fields", "det").Lines.Select(line => line.Split(',')[^1]));
        }
    }

    [Fact]
    public void The_clock_of_a_scan_can_go_faster()
    {
        var began = TimeProvider.System.GetTimestamp();
        _store.Run("scan", "count", "--num", "3", "--exposure", "0", "--delay", "30", "--speed", "1000").Good();
        Assert.InRange(TimeProvider.System.GetElapsedTime(began), TimeSpan.Zero, TimeSpan.FromSeconds(55));
        using var store = DocumentStore.Open(_store.Path);
        var run = store.Find("-1")!;
        Assert.InRange(run.Stop!.Time - run.Start.Time, 60, 60_000);
    }

    [Fact]
    public void Without_a_store_nothing_is_kept()
    {
        var world = new World { Variables = new() { ["CERULEAN_STORE"] = _store.Path, ["XDG_CACHE_HOME"] = _store.PathOf("cache") } };
        Assert.Contains("success, not stored.", Call.With(world, "scan", "count", "--virtual-time", "--no-store").Good(), StringComparison.Ordinal);
        Assert.False(Path.Exists(_store.Path) || Path.Exists(_store.PathOf("cache")));
    }

    [Fact]
    public void Metadata_go_into_the_start_document()
    {
        _store.Run("scan", "count", "--virtual-time", "--md", "sample=iron foil", "--md", "proposal=17", "--md", "formula=a=b").Good();
        using var store = DocumentStore.Open(_store.Path);
        var start = store.Find("-1")!.Start;
        Assert.Equal(("iron foil", 17L, "a=b"), (start.Sample!.Value.AsString(), start.Metadata["proposal"].AsInt64(), start.Metadata["formula"].AsString()));
    }

    [Fact]
    public void A_scan_that_fails_says_why_and_exits_1()
    {
        var call = _store.Run("scan", "count", "--virtual-time", "--md", "sample=1");
        Assert.Equal(1, call.Code);
        Assert.Contains("sample", call.Err, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("scan", "nosuch")]
    [InlineData("scan", "count", "--num", "0")]
    [InlineData("scan", "count", "--start", "1")]
    [InlineData("scan", "scan", "--delay", "1")]
    [InlineData("scan", "scan", "--stop", "far")]
    [InlineData("scan", "count", "--delay", "-1")]
    [InlineData("scan", "count", "--delay", "1e300")]
    [InlineData("scan", "count", "--speed", "0")]
    [InlineData("scan", "count", "--speed", "2", "--virtual-time")]
    [InlineData("scan", "count", "--no-store", "--store", "x.db")]
    [InlineData("scan", "count", "--md", "sample")]
    [InlineData("scan", "count", "--seed", "-1")]
    [InlineData("scan", "count", "--seed", "99999999999")]
    [InlineData("scan", "grid", "--shape", "3")]
    [InlineData("scan", "grid", "--shape", "0x3")]
    [InlineData("scan", "tomo", "--tiles", "2x-2")]
    [InlineData("scan", "tomo", "--layout", "both")]
    [InlineData("scan", "grid", "--data", "images")]
    public void What_is_wrong_with_the_call_is_told(params string[] args)
    {
        var call = Call.Cerulean(args);
        Assert.Equal((2, ""), (call.Code, call.Out));
        Assert.Contains(args[^1] is "--virtual-time" ? "--speed" : args[^1] is "both" ? "streams" : args.Length > 2 ? args[^2] : args[^1], call.Err, StringComparison.Ordinal);
        Assert.EndsWith("Help: cerulean scan --help\n", call.Err, StringComparison.Ordinal);
    }

    [Fact]
    public void Somebody_at_the_keyboard_pauses_resumes_and_stops()
    {
        using var user = new User(("|          1 |", 'p'), ("h: halt", 'x'), ("h: halt", 'r'), ("goes on", 'p'), ("h: halt", 's'));
        var call = Call.With(user, "scan", "count", "--num", "100000000", "--virtual-time", "--store", _store.Path);
        Assert.Contains(": success, stored", call.Good(), StringComparison.Ordinal);
        Assert.Contains("\"exit_status\":\"success\"", Assert.Single(_store.Run("list", "--json").Lines), StringComparison.Ordinal);
    }

    [Fact]
    public void A_scan_that_is_aborted_keeps_the_reason_and_exits_130()
    {
        using var user = new User(("|          1 |", 'p'), ("h: halt", 'a'), ("Why?", 'n'), ("Why?", 'x'), ("Why?", '\b'), ("Why?", 'o'), ("Why?", '\r'));
        var call = Call.With(user, "scan", "count", "--num", "100000000", "--virtual-time", "--store", _store.Path);
        Assert.Equal(130, call.Code);
        Assert.Contains(": abort (no), stored", call.Out, StringComparison.Ordinal);
        using var store = DocumentStore.Open(_store.Path);
        Assert.Equal((ExitStatus.Abort, "no"), (store.Find("-1")!.Stop!.ExitStatus, store.Find("-1")!.Stop!.Reason));
    }

    [Fact]
    public void A_scan_that_waits_for_long_is_paused_at_once_by_a_second_request_and_halted()
    {
        using var user = new User(("|          1 |", 'p'), ("to pause at once", 'p'), ("h: halt", 'h'));
        var call = Call.With(user, "scan", "count", "--delay", "10000", "--exposure", "0", "--store", _store.Path);
        Assert.Equal(130, call.Code);
        Assert.Contains("\"exit_status\":\"abort\"", Assert.Single(_store.Run("list", "--json").Lines), StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_that_is_held_down_pauses_the_scan_and_does_not_give_it_up()
    {
        (string, char)[] held = [.. Enumerable.Repeat(("", 'p'), 20)];
        using var user = new User([("→ -100", 'p'), .. held, ("h: halt", 's')]);
        var call = Call.With(user, "scan", "scan", "--start", "-100", "--stop", "100", "--num", "2", "--store", _store.Path);
        Assert.Contains(": success, stored", call.Good(), StringComparison.Ordinal);
        Assert.DoesNotContain("given up", call.Err, StringComparison.Ordinal);
    }

    [Fact]
    public void A_question_stays_in_sight_until_it_is_answered()
    {
        using var output = new MemoryStream();
        using var errors = new StringWriter();
        var time = new VirtualTime(DateTimeOffset.UnixEpoch);
        using var terminal = new Terminal(output) { Errors = errors, ShowsErrors = true, Time = time };
        using var view = new LiveView(terminal, TimeZoneInfo.Utc, showsTable: true);
        view.Accept(new RunStart { Uid = "a", Time = 0 });
        view.Say("What now? ");
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.EndsWith("What now? ", errors.ToString(), StringComparison.Ordinal);
        view.Accept(new RunStop { Uid = "b", Time = 1, RunStart = "a", ExitStatus = ExitStatus.Success });
        Assert.EndsWith("What now? ", errors.ToString(), StringComparison.Ordinal);
        view.Say("\n");
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Contains("0 of 0 points", errors.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_on_the_terminal_tells_how_far_the_scan_and_its_moves_are()
    {
        using var user = new User(("0 of 2 points", 'x'), ("→ -100", 'p'), ("to pause at once", 'p'), ("h: halt", 's'));
        var call = Call.With(user, "scan", "scan", "--start", "-100", "--stop", "100", "--num", "2", "--store", _store.Path);
        Assert.Contains("; motor -", call.Err, StringComparison.Ordinal);
        Assert.Contains(": success, stored", call.Good(), StringComparison.Ordinal);
    }
}
