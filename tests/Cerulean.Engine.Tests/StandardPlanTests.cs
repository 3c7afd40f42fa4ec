using Cerulean.Devices;
using Cerulean.Documents;
using Cerulean.Documents.Serialization;
using static Cerulean.Engine.Plans.StandardPlans;
using static Cerulean.Engine.PlanStubs;

namespace Cerulean.Engine.Tests;

public sealed class StandardPlanTests : IDisposable
{
    private readonly Lab _lab = new();

    private Dial[] Det => [_lab.Dial("det")];

    public void Dispose() => _lab.Dispose();

    [Fact]
    public void Plans_have_their_names_and_return_the_uid_of_the_run()
    {
        var motor = _lab.Dial("x");
        Plan[] plans = [Count(Det), Scan(Det, motor, 0, 1, 2), RelScan(Det, motor, 0, 1, 2), ListScan(Det, [(motor, [1])]), GridScan(Det, [(motor, 0, 1, 2)])];
        Assert.Equal(["Count", "Scan", "RelScan", "ListScan", "GridScan"], plans.Select(plan => plan.Name));
        string[] names = ["count", "scan", "rel_scan", "list_scan", "grid_scan"];
        foreach (var (name, plan) in names.Zip(plans))
        {
            var uid = _lab.Run(plan);
            Assert.Equal((uid, name), (_lab.Start["uid"].AsString(), _lab.Start["plan_name"].AsString()));
        }
    }

    [Fact]
    public void Count_reads_once_a_delay()
    {
        _lab.Run(Count(Det, num: 3, delay: TimeSpan.FromSeconds(2)));
        Assert.Equal([0, 2, 4], _lab.Documents.OfType<Event>().Select(row => row.Time));
        Assert.Equal(4, _lab.Time.Elapsed.TotalSeconds);
    }

    [Fact]
    public void Count_takes_a_delay_for_each_interval()
    {
        _lab.Run(Count(Det, 3, [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(3)]));
        Assert.Equal([0, 1, 4], _lab.Documents.OfType<Event>().Select(row => row.Time));
        Assert.Equal([1, 3], Numbers(_lab.Start["plan_args"].AsObject()["delay"]));
    }

    [Fact]
    public void Count_without_a_number_goes_on_until_it_is_stopped()
    {
        var shots = 0;
        _lab.Engine.MessageSent += message =>
        {
            if (message is Message.Save && ++shots == 100) _lab.Engine.RequestStop();
        };
        _lab.Run(Count(Det, num: null));
        Assert.Equal(["Success: "], _lab.Stops);
        Assert.Equal(100, _lab.Documents.OfType<Event>().Count());
        Assert.True(_lab.Start["num_points"].IsNull && _lab.Start["num_intervals"].IsNull);
    }

    [Fact]
    public void Hooks_replace_shots_and_steps()
    {
        var log = new List<string>();
        var motor = _lab.Dial("x");
        _lab.Run(Count(Det, 2, perShot: detectors => Log($"shot of {detectors[0].Name}")));
        _lab.Run(Scan(Det, motor, 0, 1, 2, perStep: (detectors, step, positions) => Log($"{detectors[0].Name} at {step[0].Motor.Name} {step[0].Position}, {positions.Count} known")));
        Assert.Equal(["shot of det", "shot of det", "det at x 0.0, 0 known", "det at x 1.0, 0 known"], log);
        Assert.Empty(_lab.Documents.OfType<Event>());

        async Plan Log(string text)
        {
            log.Add(text);
            await Null();
        }
    }

    [Fact]
    public void The_metadata_of_the_user_win()
    {
        var dimensions = new JsonArray(new JsonArray(JsonValue.FromStrings(["mine"]), "primary"));
        var metadata = JsonObject.Of(("plan_name", "align"), ("num_points", 7), ("hints", JsonObject.Of(("dimensions", dimensions), ("color", "blue"))));
        _lab.Run(GridScan(Det, [(_lab.Dial("x"), 0, 1, 2)], metadata: metadata));
        Assert.Equal(("align", 7), (_lab.Start["plan_name"].AsString(), _lab.Start["num_points"].AsInt64()));
        Assert.Equal(JsonObject.Of(("gridding", "rectilinear"), ("dimensions", dimensions), ("color", "blue")), _lab.Start["hints"].AsObject());
    }

    [Fact]
    public void What_is_done_at_each_step_is_told_by_its_name()
    {
        var motor = _lab.Dial("x");
        string[] found = [.. new Plan[] { Scan(Det, motor, 0, 1, 2, OneStep), ListScan(Det, [(motor, [1])], Twice), GridScan(Det, [(motor, 0, 1, 2)], perStep: (det, step, at) => OneStep(det, step, at)) }
            .Select(plan => Step(plan))];
        Assert.Equal(["OneStep", "Twice", "What_is_done_at_each_step_is_told_by_its_name"], found);

        string Step(Plan plan)
        {
            _lab.Run(plan);
            return _lab.Start["plan_args"].AsObject()["per_step"].AsString();
        }

        static async Plan Twice(IReadOnlyList<IReadable> detectors, IReadOnlyList<(IMovable Motor, JsonValue Position)> step, IDictionary<IMovable, JsonValue> positions)
        {
            for (var i = 0; i < 2; i++) await OneStep(detectors, step, positions);
        }
    }

    [Fact]
    public void Arguments_of_plans_are_values()
    {
        _lab.Run(Scan(Det, _lab.Dial("x"), -1, 1, 3));
        Assert.Equal(JsonObject.Of(("detectors", JsonValue.FromStrings(["det"])), ("num", 3), ("args", new JsonArray("x", -1.0, 1.0)), ("per_step", default)), _lab.Start["plan_args"].AsObject());
    }

    [Theory]
    [InlineData(0, 1, 0, new double[0])]
    [InlineData(3, 7, 1, new[] { 3.0 })]
    [InlineData(1, 1, 3, new[] { 1.0, 1, 1 })]
    [InlineData(-0.0, 1, 2, new[] { 0.0, 1 })]
    [InlineData(0, 0.3, 4, new[] { 0, 0.09999999999999999, 0.19999999999999998, 0.3 })]
    [InlineData(0, 5e-324, 3, new[] { 0, 0.0, 5e-324 })]
    public void Points_are_those_of_linspace(double first, double last, int num, double[] expected)
    {
        _lab.Run(Scan(Det, _lab.Dial("x"), first, last, num));
        Assert.Equal(expected.Select(BitConverter.DoubleToInt64Bits), _lab.Column("x").Select(BitConverter.DoubleToInt64Bits));
    }

    [Fact]
    public void Motors_of_a_scan_move_together_and_one_that_stays_is_not_set_again()
    {
        var (x, y) = (_lab.Dial("x"), _lab.Dial("y"));
        _lab.Run(Scan(Det, [(x, 0, 1), (y, 5, 5)], 3));
        Assert.Equal([0, 0.5, 1], _lab.Column("x"));
        Assert.Equal([5, 5, 5], _lab.Column("y"));
        Assert.Equal((3, 1, 3), (Sent("set(x)"), Sent("set(y)"), Sent("checkpoint")));
    }

    [Fact]
    public void A_plan_without_points_makes_a_run_without_events()
    {
        foreach (var plan in new Plan[] { Count(Det, 0), Scan(Det, _lab.Dial("x"), 0, 1, 0), GridScan(Det, [(_lab.Dial("x"), 0, 1, 0), (_lab.Dial("y"), 0, 1, 3)]) })
        {
            _lab.Run(plan);
            Assert.Equal((0, 0), (_lab.Start["num_points"].AsInt64(), _lab.Start["num_intervals"].AsInt64()));
        }

        Assert.Empty(_lab.Documents.OfType<Event>());
    }

    [Fact]
    public void Metadata_add_no_hints_to_a_plan_that_has_none()
    {
        _lab.Run(Tomography(Det, _lab.Dial("r"), _lab.Dial("x"), _lab.Dial("y"), (1, 1), (1, 1), 1, metadata: JsonObject.Of(("sample", "bone"))));
        Assert.False(_lab.Start.ContainsKey("hints"));
    }

    [Fact]
    public void Relative_scans_begin_where_the_motor_is_and_move_it_back()
    {
        var motor = _lab.Dial("x", 10);
        _lab.Run(RelScan(Det, motor, -1, 1, 3));
        Assert.Equal([9, 10, 11], _lab.Column("x"));
        Assert.Equal((JsonValue)10.0, motor.Value);
    }

    [Fact]
    public void Motors_of_a_grid_snake_as_they_are_told()
    {
        (IMovable Motor, double First, double Last, int Num)[] axes = [(_lab.Dial("x"), 0, 1, 2), (_lab.Dial("y"), 0, 1, 2), (_lab.Dial("z"), 0, 2, 3)];
        _lab.Run(GridScan(Det, axes));
        _lab.Run(GridScan(Det, axes, [axes[2].Motor]));
        _lab.Run(GridScan(Det, axes, snake: true));
        Assert.Equal([0, 0, 0, 1, 1, 1, 0, 0, 0, 1, 1, 1], _lab.Column("y").Take(12));
        Assert.Equal([0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 1, 2], _lab.Column("z").Take(12));
        Assert.Equal([0, 0, 0, 1, 1, 1, 0, 0, 0, 1, 1, 1], _lab.Column("y").Skip(12).Take(12));
        Assert.Equal([0, 1, 2, 2, 1, 0, 0, 1, 2, 2, 1, 0], _lab.Column("z").Skip(12).Take(12));
        Assert.Equal([0, 0, 0, 1, 1, 1, 1, 1, 1, 0, 0, 0], _lab.Column("y").Skip(24));
        Assert.Equal([0, 1, 2, 2, 1, 0, 0, 1, 2, 2, 1, 0], _lab.Column("z").Skip(24));
        Assert.Equal(["[false,false,false]", "[false,false,true]", "[false,true,true]"], _lab.Documents.OfType<RunStart>().Select(start => JsonText.ToString(start.ToJson()["snaking"])));
    }

    [Fact]
    public void What_cannot_be_scanned_is_told()
    {
        var (x, y) = (_lab.Dial("x"), _lab.Dial("y"));
        Assert.Equal("Found the motor x more than once, expected each motor once.", _lab.Fail(GridScan(Det, [(x, 0, 1, 2), (x, 0, 1, 2)])).Message);
        Assert.StartsWith("Found x among the motors that snake, expected motors of the grid but its first.", _lab.Fail(GridScan(Det, [(x, 0, 1, 2), (y, 0, 1, 2)], [x])).Message, StringComparison.Ordinal);
        Assert.StartsWith("Found lists of 1 and 2 positions", _lab.Fail(ListScan(Det, [(x, [1]), (y, [1, 2])])).Message, StringComparison.Ordinal);
        Assert.StartsWith("Found -1 points", _lab.Fail(Scan(Det, x, 0, 1, -1)).Message, StringComparison.Ordinal);
        Assert.StartsWith("Found -1 times", _lab.Fail(Count(Det, -1)).Message, StringComparison.Ordinal);
        Assert.StartsWith("Found positions from NaN to 1", _lab.Fail(Scan(Det, x, double.NaN, 1, 2)).Message, StringComparison.Ordinal);
        Assert.StartsWith("Found positions from 0 to Infinity", _lab.Fail(GridScan(Det, [(x, 0, double.PositiveInfinity, 2)])).Message, StringComparison.Ordinal);
        Assert.StartsWith("Found no motor", _lab.Fail(Scan(Det, [], 3)).Message, StringComparison.Ordinal);
        Assert.StartsWith("Found no motor", _lab.Fail(ListScan(Det, [])).Message, StringComparison.Ordinal);
        Assert.StartsWith("Found no motor", _lab.Fail(GridScan(Det, [])).Message, StringComparison.Ordinal);
        Assert.StartsWith("Found a grid of 10000000000 points", _lab.Fail(GridScan(Det, [(x, 0, 1, 100_000), (y, 0, 1, 100_000)])).Message, StringComparison.Ordinal);
        Assert.StartsWith("Found -1 × -2 tiles", _lab.Fail(Tomography(Det, x, y, _lab.Dial("z"), (-1, -2), (1, 1), 3)).Message, StringComparison.Ordinal);
        Assert.StartsWith("Found -3 points", _lab.Fail(Tomography(Det, x, y, _lab.Dial("z"), (1, 2), (1, 1), -3)).Message, StringComparison.Ordinal);
        Assert.StartsWith("Found the motor y more than once", _lab.Fail(Tomography(Det, x, y, y, (1, 2), (1, 1), 3)).Message, StringComparison.Ordinal);
        Assert.Empty(_lab.Documents);
        Assert.StartsWith("Found the motor blind, which cannot be read", _lab.Fail(Scan(Det, new Blind(), 0, 1, 2)).Message, StringComparison.Ordinal);
    }

    private int Sent(string message) => _lab.Messages.Count(sent => sent == message);

    private static IEnumerable<double> Numbers(JsonValue list) => Enumerable.Range(0, list.Count).Select(i => list[i].AsDouble());

    private sealed class Blind : IMovable
    {
        public string Name => "blind";

        public Status Set(JsonValue value) => Status.Done;
    }
}
