using Cerulean.Devices;
using Cerulean.Devices.Simulated;
using Cerulean.Documents;
using Cerulean.Engine.Preprocessors;
using Cerulean.Tests;
using static Cerulean.Engine.Plans.StandardPlans;

namespace Cerulean.Engine.Tests;

/// <summary>The standard plans make the documents that the established engine makes.</summary>
public sealed class GoldenPlanTests
{
    private readonly VirtualTime _time = new(DateTimeOffset.UnixEpoch);

    [DataFact]
    public void Count_of_three_detectors() => DocumentShape.AssertGolden("count_3det", Run(Count(
        [Detector("det"), Detector("det1"), Detector("noisy_det")], num: 10, metadata: JsonObject.Of(("purpose", "count three detectors")))));

    [DataFact]
    public void Scan_of_one_motor()
    {
        var documents = Run(Scan([Detector("det"), Detector("noisy_det")], Motor("motor"), -5, 5, 21));
        DocumentShape.AssertGolden("scan_1motor", documents);
        AssertSameMoves("scan_1motor", documents, "motor_setpoint");
    }

    [DataFact]
    public void Grid_scan_that_snakes_with_a_baseline()
    {
        var temperature = new SoftSignal<double>("temperature", 295.25, _time);
        var documents = Run(GridScan([Detector("det4")], [(Motor("motor1"), -2, 2, 5), (Motor("motor2"), -1, 1, 7)], snake: true)
            .WithBaseline([temperature, Motor("motor3")]));
        DocumentShape.AssertGolden("grid_scan_snake_baseline", documents);
        AssertSameMoves("grid_scan_snake_baseline", documents, "motor1_setpoint", "motor2_setpoint");
    }

    [DataFact]
    public void List_scan_of_two_motors()
    {
        var documents = Run(ListScan([Detector("det4")], [(Motor("motor1"), [1, 1, 2, 3, 5, 8]), (Motor("motor2"), [0, -1, -2, -3, -5, -8])]));
        DocumentShape.AssertGolden("list_scan_multi_axis", documents, static lines => lines.TakeWhile(line => !line.StartsWith("start run.1", StringComparison.Ordinal)));
        AssertSameMoves("list_scan_multi_axis", documents, "motor1_setpoint", "motor2_setpoint");
    }

    [DataTheory]
    [InlineData("tomo_stream_per_tile", false)]
    [InlineData("tomo_single_stream", true)]
    public void Tomography_over_tiles(string golden, bool isSingle)
    {
        var (x, y) = (Motor("tile_x"), Motor("tile_y"));
        var intensity = new SoftSignal<long>("i0", 1000, _time);
        var tile = isSingle ? new SoftSignal<long>("tile_id", 0, _time) : null;
        var documents = Run(Tomography([intensity], Motor("rotation"), x, y, (2, 2), (1.5, 1.25), 12, tile).WithBaseline([y, x]));
        // A signal that stands alone is worth showing here, and not there; and the points are counted.
        DocumentShape.AssertGolden(golden, documents, static lines => lines.Select(line => line
            .Replace("i0: {fields: [\"i0\"]}", "i0: {fields: []}", StringComparison.Ordinal)
            .Replace(", num_points: 48.0", "", StringComparison.Ordinal)));
        AssertSameMoves(golden, documents, "rotation_setpoint", "tile_x_setpoint", "tile_y_setpoint");
    }

    [DataTheory]
    [InlineData("count_3det")]
    [InlineData("scan_1motor")]
    [InlineData("grid_scan_snake_baseline")]
    public void The_start_has_the_same_keys(string golden)
    {
        Plan plan = golden switch
        {
            "count_3det" => Count([Detector("det")], 10, metadata: JsonObject.Of(("purpose", ""))),
            "scan_1motor" => Scan([Detector("det")], Motor("motor"), -5, 5, 21),
            _ => GridScan([Detector("det4")], [(Motor("motor1"), -2, 2, 5), (Motor("motor2"), -1, 1, 7)], snake: true),
        };
        var (expected, found) = (Golden.Of(Golden.Lines(golden + ".jsonl"))[0].ToJson(), Run(plan)[0].ToJson());
        Assert.Equal(Keys(expected.Without("beamline_id")), Keys(found));
        Assert.Equal(expected["plan_name"], found["plan_name"]);
        Assert.Equal(Keys(expected["plan_args"].AsObject()), Keys(found["plan_args"].AsObject()));
    }

    [DataFact]
    public void The_start_of_a_tomography_has_the_number_of_points_too()
    {
        var start = Run(Tomography([Detector("det")], Motor("rotation"), Motor("x"), Motor("y"), (2, 3), (1, 1), 4))[0].ToJson();
        Assert.Equal(24, start["num_points"].AsInt64());
        var expected = Golden.Of(Golden.Lines("tomo_stream_per_tile.jsonl"))[0].ToJson().Without("beamline_id");
        Assert.Equal(Keys(expected).Append("num_points").Order(StringComparer.Ordinal), Keys(start).Where(key => key != "hints"));
    }

    private static IEnumerable<string> Keys(JsonObject members) => members.Select(member => member.Key).Order(StringComparer.Ordinal);

    // Bit for bit, in the order of the events.
    private static void AssertSameMoves(string golden, IEnumerable<Document> documents, params string[] keys)
    {
        foreach (var key in keys) Assert.Equal(Column(Golden.Of(Golden.Lines(golden + ".jsonl")).TakeWhile(document => document is not RunStop), key), Column(documents, key));
    }

    private static IEnumerable<double> Column(IEnumerable<Document> documents, string key) =>
        documents.OfType<Event>().Where(row => row.Data.ContainsKey(key)).Select(row => row.Data[key].AsDouble());

    private PointDetector Detector(string name) => new(name, null, _time);

    private SimulatedMotor Motor(string name) => new(name, _time);

    private List<Document> Run(Plan plan)
    {
        using var engine = new RunEngine { Time = _time, Uids = new UidSource(1) };
        var sink = new RecordingSink();
        engine.Subscribe(sink);
        engine.Run(plan);
        return sink.Documents;
    }
}
