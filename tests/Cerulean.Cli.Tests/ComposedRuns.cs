using Cerulean.Devices;
using Cerulean.Documents;

namespace Cerulean.Cli.Tests;

/// <summary>Runs like those of a beamline, composed here: a point scan, and one tomography in both layouts.</summary>
internal sealed class ComposedRuns
{
    private const int Seed = 20260115;
    private const double Pause = 60;

    private readonly RunComposer _composer;
    private readonly Random _noise = new(Seed);
    private readonly VirtualTime _clock = new(new DateTimeOffset(2026, 1, 15, 9, 30, 0, TimeSpan.Zero));
    private readonly int _number;

    /// <summary>The runs of one number are the same on every call; those of another have other uids and times.</summary>
    public ComposedRuns(IDocumentSink sink, int number)
    {
        _number = number;
        // Both layouts of the tomography are one measurement.
        _clock.Advance(TimeSpan.FromSeconds(Math.Min(number, 3) * Pause));
        _composer = new RunComposer(sink, _clock, new UidSource(Seed + number));
    }

    /// <summary>One motor through a peak, 21 points.</summary>
    public void PointScan()
    {
        var run = Begin("scan", ("motors", JsonValue.FromStrings(["motor"])), ("hints", Dimensions("motor")));
        var stream = run.Describe("primary", Keys(("motor", "mm"), ("detector", "counts")), Configuration("motor", ("velocity", 2.0)), Hint("motor", "detector"));
        for (var i = 0; i < 21; i++)
        {
            var x = (i - 10) / 2.0;
            Read(stream, x, Noisy(1000 * Math.Exp(-x * x / 2), 3));
        }

        run.Stop();
    }

    /// <summary>2 by 2 tiles, 6 angles each: one stream for each tile, or one stream with a column that names the tile.</summary>
    public void Tomography(bool streamPerTile)
    {
        var run = Begin("tomography", ("tiling", JsonObject.Of(("rows", 2), ("columns", 2))));
        var keys = Keys(("angle", "deg"), ("intensity", "counts"));
        var whole = streamPerTile ? null : run.Describe("primary", keys.Prepend(Tile).ToDictionary(), hints: Hint("angle", "intensity"));
        for (var tile = 0; tile < 4; tile++)
        {
            var stream = whole ?? run.Describe($"tile_{tile}", keys, hints: Hint("angle", "intensity"));
            for (var i = 0; i < 6; i++)
            {
                var (angle, intensity) = (30.0 * i, Noisy(800 + (100 * tile) + (50 * Math.Cos(i)), 4));
                if (whole is null) Read(stream, angle, intensity);
                else Read(stream, tile, angle, intensity);
            }
        }

        run.Stop();
    }

    private static KeyValuePair<string, DataKey> Tile { get; } =
        new("tile_id", new DataKey { Source = "DEMO:tile", Dtype = DataKeyType.Integer, Shape = [] });

    private ComposedRun Begin(string plan, params ReadOnlySpan<(string Name, JsonValue Value)> metadata) =>
        _composer.Start(JsonObject.Of([("scan_id", _number), ("plan_name", plan), ("sample", "silver behenate"), .. metadata]));

    private void Read(ComposedStream stream, params JsonValue[] values)
    {
        _clock.Advance(TimeSpan.FromSeconds(0.5));
        stream.Emit(values, [.. values.Select((_, i) => _clock.UnixSeconds() - (0.01 * (values.Length - i)))]);
    }

    private double Noisy(double value, double width) => Math.Round(value + (width * ((2 * _noise.NextDouble()) - 1)), 3);

    private static Dictionary<string, DataKey> Keys(params (string Name, string Units)[] keys) => keys.ToDictionary(
        key => key.Name,
        key => new DataKey { Source = $"DEMO:{key.Name}", Dtype = DataKeyType.Number, Shape = [], Units = key.Units, Precision = key.Units == "counts" ? 1 : 3 });

    private JsonObject Configuration(string device, (string Name, double Value) setting)
    {
        var name = $"{device}_{setting.Name}";
        return JsonObject.Of((device, JsonObject.Of(
            ("data", JsonObject.Of((name, setting.Value))),
            ("timestamps", JsonObject.Of((name, _clock.UnixSeconds()))),
            ("data_keys", JsonObject.Of((name, new DataKey { Source = $"DEMO:{name}", Dtype = DataKeyType.Number, Shape = [] }.ToJson()))))));
    }

    private static JsonObject Hint(params string[] fields) =>
        JsonObject.Of([.. fields.Select(field => (field, (JsonValue)JsonObject.Of(("fields", JsonValue.FromStrings([field])))))]);

    private static JsonObject Dimensions(params string[] motors) =>
        JsonObject.Of(("dimensions", new JsonArray([.. motors.Select(motor => (JsonValue)new JsonArray(JsonValue.FromStrings([motor]), "primary"))])));
}
