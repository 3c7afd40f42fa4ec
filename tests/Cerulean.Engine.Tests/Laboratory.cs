using Cerulean.Devices;
using Cerulean.Documents;
using Cerulean.Tests;
using static Cerulean.Engine.PlanStubs;

namespace Cerulean.Engine.Tests;

/// <summary>An engine with a motor, a detector and a monitored gauge, and what must hold whatever has happened.</summary>
internal sealed class Laboratory : IDisposable
{
    public const int Points = 2;

    private bool _isClosed;

    public Laboratory(bool recordsInterruptions = false)
    {
        Time = new VirtualTime(DateTimeOffset.UnixEpoch);
        (Motor, Detector, Gauge) = (new Instrument("motor", Time), new Instrument("detector", Time), new Instrument("gauge", Time));
        Test = new TestEngine(Time);
        Engine.RecordsInterruptions = recordsInterruptions;
    }

    public VirtualTime Time { get; }

    public Instrument Motor { get; }

    public Instrument Detector { get; }

    public Instrument Gauge { get; }

    public TestEngine Test { get; }

    public RunEngine Engine => Test.Engine;

    /// <summary>24 messages: a run, a staged device, a moved one, a monitor, checkpoints.</summary>
    public async Plan Measure(int points = Points)
    {
        await Stage(Detector, "stage");
        await OpenRun();
        await new Message.Monitor(Gauge);
        for (var i = 0; i < points; i++)
        {
            await Checkpoint();
            await Set(Motor, i, "move");
            await Wait("move");
            await Trigger(Detector, "count");
            await Wait("count");
            await Create();
            await Read(Detector);
            await Read(Motor);
            await Save();
        }

        await new Message.Unmonitor(Gauge);
        await CloseRun();
        await Unstage(Detector, "stage");
    }

    /// <summary>Does something once, when a message is sent.</summary>
    public void At(int message, Action action)
    {
        var count = 0;
        Engine.MessageSent += _ =>
        {
            if (++count == message && !_isClosed) action();
        };
    }

    /// <summary>Done when virtual time has passed.</summary>
    public Task After(double seconds)
    {
        var passed = new TaskCompletionSource();
        Time.CreateTimer(_ => passed.SetResult(), null, TimeSpan.FromSeconds(seconds), Timeout.InfiniteTimeSpan);
        return passed.Task;
    }

    /// <summary>The motor's positions, of a repeated number the last.</summary>
    public IEnumerable<double> Positions => Test.Documents.OfType<Event>().Where(row => row.Data.ContainsKey("motor"))
        .GroupBy(row => row.SeqNum).OrderBy(group => group.Key).Select(group => group.Last().Data["motor"].AsDouble());

    public IEnumerable<RunStop> Stops => Test.Documents.OfType<RunStop>();

    /// <summary>Whatever has happened: every run has its stop, every door is closed, and the next plan runs.</summary>
    public void AssertClosed()
    {
        Assert.Equal(EngineState.Idle, Engine.State);
        AssertAtRest();
        _isClosed = true;
        Motor.Fault = Detector.Fault = Gauge.Fault = null;
        var stops = Stops.Count();
        var result = Engine.Run(Measure());
        Assert.Equal(ExitStatus.Success, result.ExitStatus);
        Assert.False(result.IsInterrupted);
        Assert.Empty(result.CleanupErrors);
        Assert.Equal(stops + 1, Stops.Count());
        AssertAtRest();
    }

    public void Dispose() => Engine.Dispose();

    private void AssertAtRest()
    {
        DocumentShape.AssertValid(Test.Documents);
        Assert.Equal(Test.Documents.OfType<RunStart>().Select(start => start.Uid).Order(), Stops.Select(stop => stop.RunStart).Order());
        foreach (var device in (Instrument[])[Motor, Detector, Gauge])
        {
            Assert.False(device.IsMoving, device.Name);
            Assert.False(device.IsStaged, device.Name);
            Assert.Equal(0, device.Subscriptions);
        }

        if (Motor.Calls.Contains("set")) Assert.Contains("stop", Motor.Calls.SkipWhile(call => call != "set"));
    }
}
