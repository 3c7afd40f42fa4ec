using Cerulean.Devices;
using Cerulean.Devices.Simulated;
using Cerulean.Documents;
using Cerulean.Tests;
using static Cerulean.Engine.PlanStubs;

namespace Cerulean.Engine.Tests;

/// <summary>Plans that are interrupted make the documents that the established engine makes.</summary>
public sealed class GoldenInterruptTests : IDisposable
{
    private readonly VirtualTime _time = new(DateTimeOffset.UnixEpoch);
    private readonly SimulatedMotor _motor;
    private readonly PointDetector _detector;
    private readonly TestEngine _engine;

    public GoldenInterruptTests()
    {
        _motor = new SimulatedMotor("motor", _time);
        _detector = new PointDetector("det", _motor, _time);
        _engine = new TestEngine(_time);
    }

    public void Dispose() => _engine.Dispose();

    [DataFact]
    public void Pause_resume_rewind()
    {
        var noisy = new PointDetector("noisy_det", _motor, _time) { Noise = Noise.uniform, NoiseMultiplier = 0.1 };
        Resumed(Pairs(noisy));
        DocumentShape.AssertGolden("pause_resume_rewind", _engine.Documents);
    }

    [DataFact]
    public void Pause_record_interruptions()
    {
        _engine.Engine.RecordsInterruptions = true;
        var pauses = 0;
        Resumed(Points(4, async i =>
        {
            if (i is 1 or 2 && pauses++ < 2) await new Message.Pause();
        }));
        DocumentShape.AssertValid(_engine.Documents);
        // The numbers of interruptions go on, and are counted; so they are compared without both.
        Assert.Equal(
            DocumentShape.Of(Golden.Of(Golden.Lines("pause_record_interruptions.jsonl"))).Select(Comparable),
            DocumentShape.Of(_engine.Documents).Select(Comparable));
        Assert.Equal(4, _engine.Documents.OfType<RunStop>().Single().NumEvents!["interruptions"].AsInt64());
    }

    [DataFact]
    public void Aborted()
    {
        Assert.True(_engine.Engine.Run(PausedAfterFour()).IsInterrupted);
        Assert.Equal("operator abort: beam dump", _engine.Engine.Abort("operator abort: beam dump").Reason);
        DocumentShape.AssertGolden("aborted", _engine.Documents);
    }

    [DataFact]
    public void Halted()
    {
        Assert.True(_engine.Engine.Run(PausedAfterFour()).IsInterrupted);
        Assert.Equal(ExitStatus.Abort, _engine.Engine.Halt().ExitStatus);
        DocumentShape.AssertGolden("halted", _engine.Documents);
    }

    [DataFact]
    public void Stopped_early()
    {
        Assert.True(_engine.Engine.Run(PausedAfterFour()).IsInterrupted);
        Assert.Equal(ExitStatus.Success, _engine.Engine.Stop().ExitStatus);
        DocumentShape.AssertGolden("stopped_early", _engine.Documents);
    }

    [DataFact]
    public void Fail_exception()
    {
        var error = _engine.Fail<InvalidOperationException>(Points(10, static i =>
            i == 2 ? throw new InvalidOperationException("simulated vacuum trip at point 3") : Nothing()));
        Assert.Equal("simulated vacuum trip at point 3", error.Message);
        DocumentShape.AssertGolden("fail_exception", _engine.Documents);
    }

    private static string Comparable(string line) => line.Contains("interruptions", StringComparison.Ordinal)
        ? string.Concat(line.Where(static c => !char.IsAsciiDigit(c)))
        : line;

    private void Resumed(Plan plan)
    {
        var result = _engine.Engine.Run(plan);
        while (result.IsInterrupted) result = _engine.Engine.Resume();
        Assert.Equal(ExitStatus.Success, result.ExitStatus);
    }

    // Two events for each checkpoint.
    private async Plan Pairs(IReadable detector)
    {
        await OpenRun();
        for (var i = 0; i < 4; i++)
        {
            await Checkpoint();
            await Measure(detector, i);
            await Measure(detector, i + 0.5);
            if (i == 2) await new Message.Pause();
        }

        await CloseRun();
    }

    private Plan PausedAfterFour() => Points(10, static i => i == 3 ? Pause() : Nothing());

    private async Plan Points(int count, Func<int, Plan> afterwards)
    {
        await OpenRun();
        for (var i = 0; i < count; i++)
        {
            await Checkpoint();
            await Measure(_detector, i);
            await afterwards(i);
        }

        await CloseRun();
    }

    private async Plan Measure(IReadable detector, double position)
    {
        await Set(_motor, position, "move");
        await Wait("move");
        await Create();
        await Read(detector);
        await Read(_motor);
        await Save();
    }

    private static async Plan Pause() => await new Message.Pause();

    private static async Plan Nothing() => await Null();
}
