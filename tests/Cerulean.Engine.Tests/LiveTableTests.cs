using Cerulean.Devices;
using Cerulean.Documents;
using Cerulean.Engine.Live;
using Cerulean.Tests;

namespace Cerulean.Engine.Tests;

/// <summary>The events of a scan as a table on the terminal.</summary>
public sealed class LiveTableTests : IDisposable
{
    private static readonly DateTimeOffset Morning = new(2026, 1, 15, 9, 30, 0, TimeSpan.Zero);

    private readonly StringWriter _text = new() { NewLine = "\n" };
    private readonly VirtualTime _time = new(Morning);

    public void Dispose() => _text.Dispose();

    private string[] Lines => _text.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);

    [Fact]
    public void It_shows_what_the_run_hints_at_with_the_precision_of_the_keys()
    {
        var run = Start(Table(), ("hints", JsonObject.Of(("dimensions", new JsonArray(new JsonArray(JsonValue.FromStrings(["motor"]), "primary"))))));
        var stream = run.Describe("primary", Keys(("det", null), ("motor", 2), ("motor_setpoint", 2)), hints: JsonObject.Of(
            ("det", JsonObject.Of(("fields", JsonValue.FromStrings(["det"])))), ("motor", JsonObject.Of(("fields", JsonValue.FromStrings(["motor"]))))));
        _time.Advance(TimeSpan.FromSeconds(1.5));
        stream.Emit([0.5, -1.0, -1.0], [1, 1, 1]);
        stream.Emit([0.25, 1.5, 1.5], [1, 1, 1]);
        run.Stop();
        Assert.Equal(
            """
            +------------+------------+------------+------------+
            |    seq_num |       time |      motor |        det |
            +------------+------------+------------+------------+
            |          1 | 09:30:01.5 |      -1.00 |      0.500 |
            |          2 | 09:30:01.5 |       1.50 |      0.250 |
            +------------+------------+------------+------------+
            plan scan ['UID'] (scan num: 7)

            """.Replace("UID", run.Uid[..8], StringComparison.Ordinal),
            _text.ToString());
    }

    [Fact]
    public void Without_hints_it_shows_all_fields_and_with_a_choice_those()
    {
        Emit(Start(Table()), 1, 2);
        Emit(Start(Table("b", "nosuch", "a")), 1, 2);
        Assert.Equal(["|    seq_num |       time |          a |          b |", "|    seq_num |       time |          b |          a |"], Lines.Where(IsHead));
    }

    [Fact]
    public void The_head_comes_again_after_50_rows()
    {
        var run = Start(Table());
        var stream = run.Describe("primary", Keys(("a", null)));
        for (var i = 0; i < 101; i++) stream.Emit([i], [1]);
        Assert.Equal([1, 54, 107], Lines.Index().Where(line => IsHead(line.Item)).Select(line => line.Index));
    }

    [Fact]
    public void Only_the_streams_that_are_asked_for_are_shown_and_each_has_its_head()
    {
        var run = Start(new LiveTable(_text) { Zone = TimeZoneInfo.Utc, Shows = stream => stream != "baseline" });
        var (tile0, tile1) = (run.Describe("tile_0", Keys(("a", null))), run.Describe("tile_1", Keys(("b", null))));
        run.Describe("baseline", Keys(("c", null))).Emit([1], [1]);
        tile0.Emit([1], [1]);
        tile1.Emit([1], [1]);
        tile0.Emit([1], [1]);
        Assert.Equal(["a", "b", "a"], Lines.Where(IsHead).Select(line => line.Split('|')[3].Trim()));
    }

    [Fact]
    public void Pages_are_shown_row_by_row()
    {
        var sink = new RecordingSink();
        Emit(new RunComposer(sink, _time).Start(), 1, 2);
        var table = Table();
        foreach (var document in sink.Documents) table.Accept(document is Event row ? Paging.Pack(row) : document);
        Assert.Contains("|          1 | 09:30:00.0 |      1.000 |      2.000 |", Lines);
    }

    [Theory]
    [InlineData("null", "")]
    [InlineData("NaN", "NaN")]
    [InlineData("-1e300", "-1.00E+300")]
    [InlineData("123456789.5", "1.23E+008")]
    [InlineData("\"in\\u001b[31m\"", "in [31m")]
    [InlineData("\"a long word of a device\"", "a long wo…")]
    [InlineData("true", "true")]
    [InlineData("{\"a\": 1}", "{\"a\":1}")]
    [InlineData("[[1, 2], [3, 4]]", "[2×2]")]
    [InlineData("[1, \"a\"]", "[2]")]
    [InlineData("9007199254740993", "9.01E+015")]
    [InlineData("123456789012345678901234567890", "1.23E+029")]
    public void A_value_of_any_kind_is_shown_in_its_column(string json, string cell)
    {
        var stream = Start(Table()).Describe("primary", Keys(("a", null)));
        stream.Emit([Documents.Serialization.JsonText.Parse(json)], [1]);
        Assert.Equal($"|          1 | 09:30:00.0 | {cell,10} |", Lines[^1]);
    }

    [Fact]
    public void A_row_that_cannot_be_shown_as_it_is_does_not_throw()
    {
        var table = Table();
        table.Accept(new RunStart { Uid = "r", Time = 1, Hints = JsonObject.Of(("dimensions", new JsonArray("wrong", JsonArray.Empty, new JsonArray("a")))) });
        table.Accept(new EventDescriptor { Uid = "d", Time = 1, RunStart = "r", DataKeys = Keys(("a", 99), ("b", -1)), Hints = JsonObject.Of(("dev", "wrong")) });
        table.Accept(new Event { Uid = "1", Descriptor = "d", SeqNum = 1, Time = 1e300, Data = JsonObject.Empty, Timestamps = JsonObject.Empty });
        table.Accept(new Event { Uid = "2", Descriptor = "d", SeqNum = 2, Time = 60, Data = JsonObject.Of(("a", "r/0"), ("b", 1.0)), Timestamps = JsonObject.Empty, Filled = JsonObject.Of(("a", false), ("b", 3)) });
        table.Accept(new Event { Uid = "3", Descriptor = "nosuch", SeqNum = 3, Time = 1, Data = JsonObject.Empty, Timestamps = JsonObject.Empty });
        table.Accept(new RunStop { Uid = "s", Time = 2, RunStart = "r", ExitStatus = ExitStatus.Success });
        Assert.Equal(
            [
                "|          1 |            |            |            |",
                "|          2 | 00:01:00.0 |            |      1.000 |",
                Lines[0],
                "  ['r'] (scan num: )",
            ],
            Lines[3..]);
    }

    private static bool IsHead(string line) => line.Contains("seq_num", StringComparison.Ordinal);

    private LiveTable Table(params string[] fields) => new(_text, fields.Length > 0 ? fields : null) { Zone = TimeZoneInfo.Utc };

    private ComposedRun Start(LiveTable table, params (string Name, JsonValue Value)[] metadata) =>
        new RunComposer(table, _time).Start(JsonObject.Of([("scan_id", 7), ("plan_type", "plan"), ("plan_name", "scan"), .. metadata]));

    private static void Emit(ComposedRun run, double a, double b)
    {
        run.Describe("primary", Keys(("a", null), ("b", null))).Emit([a, b], [1, 1]);
        run.Stop();
    }

    private static Dictionary<string, DataKey> Keys(params (string Name, long? Precision)[] keys) => keys.ToDictionary(
        key => key.Name, key => new DataKey { Source = "sim", Dtype = DataKeyType.Number, Shape = [], Precision = key.Precision });
}
