using Cerulean.Devices;
using Cerulean.Devices.Simulated;
using Cerulean.Documents;
using Cerulean.Tests;
using static Cerulean.Engine.PlanStubs;
using static Cerulean.Engine.Plans.StandardPlans;

namespace Cerulean.Engine.Tests;

/// <summary>The same plans as those of the golden files give documents of the same shape.</summary>
public sealed class GoldenStreamTests : IDisposable
{
    private readonly VirtualTime _time = new(DateTimeOffset.UnixEpoch);
    private readonly SimulatedMotor _motor;
    private readonly PointDetector _detector;
    private readonly PointDetector _noisy;
    private readonly TestEngine _engine;

    public GoldenStreamTests()
    {
        _motor = new SimulatedMotor("motor", _time);
        _detector = new PointDetector("det", _motor, _time);
        _noisy = new PointDetector("noisy_det", _motor, _time) { Noise = Noise.uniform, NoiseMultiplier = 0.1 };
        _engine = new TestEngine(_time);
    }

    public void Dispose() => _engine.Dispose();

    [DataFact]
    public void Config_change()
    {
        var camera = new ExposedCamera("cam", _time);
        DocumentShape.AssertGolden("config_change", _engine.Run(Plan()));

        async Plan Plan()
        {
            await OpenRun();
            for (var i = 0; i < 9; i++)
            {
                if (i == 3) await Configure(camera, JsonObject.Of(("cam_exposure", 0.5), ("cam_mode", "multi")));
                if (i == 6) await Configure(camera, JsonObject.Of(("cam_exposure", 0.25)));
                await MoveAndRead(i, "primary", "", camera, _motor);
            }

            await CloseRun();
        }
    }

    [DataFact]
    public void Declared_empty_stream()
    {
        DocumentShape.AssertGolden("declared_empty_stream", _engine.Run(Plan()));

        async Plan Plan()
        {
            await OpenRun();
            await DeclareStream([_motor, _detector], "primary");
            await DeclareStream([_noisy], "never_used");
            for (var i = 0; i < 3; i++) await MoveAndRead(i, "primary", "", _detector, _motor);
            await Create("never_used");
            await Read(_noisy);
            await Drop();
            await CloseRun();
        }
    }

    [DataFact]
    public void Fail_partial_event()
    {
        _engine.Fail<InvalidOperationException>(Plan());
        DocumentShape.AssertGolden("fail_partial_event", _engine.Documents);

        async Plan Plan()
        {
            await OpenRun();
            await MoveAndRead(0, "primary", "", _detector, _motor);
            await Create();
            await Read(_detector);
            throw new InvalidOperationException("detector lost during read");
        }
    }

    [DataFact]
    public void Interleaved_two_runs()
    {
        DocumentShape.AssertGolden("interleaved_two_runs", _engine.Run(Plan()));

        async Plan Plan()
        {
            await (OpenRun(JsonObject.Of(("label", "A"))) with { Run = "A" });
            await (OpenRun(JsonObject.Of(("label", "B"))) with { Run = "B" });
            for (var i = 0; i < 4; i++)
            {
                await MoveAndRead(i, "primary", "A", _detector, _motor);
                if (i % 2 == 1) await MoveAndRead(i, "primary", "B", _noisy);
            }

            await (CloseRun() with { Run = "A" });
            await MoveAndRead(4, "primary", "B", _noisy);
            await (CloseRun() with { Run = "B" });
        }
    }

    [DataFact]
    public void Multi_stream_monitor()
    {
        var current = new SoftSignal<double>("ring_current", 400, _time);
        DocumentShape.AssertGolden("multi_stream_monitor", _engine.Run(Plan()), DocumentShape.ByStream);

        async Plan Plan()
        {
            await OpenRun(JsonObject.Of(
                ("detectors", JsonValue.FromStrings(["det"])), ("num_points", 8), ("num_intervals", 7),
                ("hints", JsonObject.Of(("dimensions", new JsonArray([new JsonArray([JsonValue.FromStrings(["time"]), "primary"])]))))));
            await MoveAndRead(0, "baseline", "", _motor);
            await Monitor(current);
            for (var i = 0; i < 8; i++)
            {
                await MoveAndRead(null, "primary", "", _detector);
                for (var step = 0; step < (i == 0 ? 4 : 2); step++)
                {
                    current.Value -= 0.01;
                    await Sleep(TimeSpan.FromSeconds(0.05));
                }
            }

            await Unmonitor(current);
            current.Value = 0;
            await MoveAndRead(0, "baseline", "", _motor);
            await CloseRun();
        }
    }

    [DataFact]
    public void Resource_npy_seq() => DocumentShape.AssertGolden("resource_npy_seq", _engine.Run(Scan([new FileDetector("img", _time), _detector], _motor, 0, 4, 5)));

    [DataFact]
    public void Stream_resource_step() =>
        DocumentShape.AssertGolden("stream_resource_step", _engine.Run(Scan([new StreamDetector("cam1", [1, 6, 8]), _detector], _motor, 0, 7, 8)));

    private async Plan MoveAndRead(double? position, string stream, string run, params IReadable[] devices)
    {
        if (position is { } value) await Move(_motor, value);
        foreach (var device in devices.OfType<ITriggerable>()) await Trigger(device, "trigger");
        await Wait("trigger");
        await (Create(stream) with { Run = run });
        foreach (var device in devices) await (Read(device) with { Run = run });
        await (Save() with { Run = run });
    }
}
