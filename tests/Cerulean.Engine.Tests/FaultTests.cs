using Cerulean.Documents;
using static Cerulean.Engine.PlanStubs;

namespace Cerulean.Engine.Tests;

/// <summary>A device goes wrong in any call, in any way: every door is closed all the same.</summary>
public sealed class FaultTests
{
    private static readonly string[] Calls =
    [
        "read", "describe", "read_configuration", "describe_configuration", "configure", "trigger", "prepare", "set", "check", "locate", "stage", "unstage",
        "kickoff", "complete", "collect", "describe_collect", "collect_assets", "subscribe", "pause", "resume", "stop",
    ];

    public static TheoryData<string, Fault> Faults
    {
        get
        {
            var faults = new TheoryData<string, Fault>();
            foreach (var call in Calls)
            {
                foreach (var fault in Enum.GetValues<Fault>()) faults.Add(call, fault);
            }

            return faults;
        }
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_fault_closes_every_door(string call, Fault fault)
    {
        using var laboratory = new Laboratory();
        laboratory.Detector.Fault = (call, fault);
        // What hangs is ended by the user.
        using var user = laboratory.Time.CreateTimer(_ => Abort(laboratory.Engine), null, TimeSpan.FromMinutes(10), Timeout.InfiniteTimeSpan);
        var result = Run(laboratory);
        Assert.Contains(call, laboratory.Detector.Calls);
        if (call is "pause" or "resume" or "stop")
        {
            Assert.Equal(ExitStatus.Success, result.ExitStatus);
            Assert.NotEmpty(result.CleanupErrors);
        }
        else
        {
            var isAborted = fault == Fault.Hangs && call is not ("collect_assets" or "subscribe");
            Assert.Equal(isAborted ? ExitStatus.Abort : ExitStatus.Fail, result.ExitStatus);
            if (!isAborted) Assert.Contains(fault == Fault.TimesOut ? "" : call, result.Reason, StringComparison.Ordinal);
        }

        laboratory.AssertClosed();
    }

    [Theory]
    [InlineData(Fault.Throws)]
    [InlineData(Fault.Fails)]
    [InlineData(Fault.TimesOut)]
    [InlineData(Fault.Hangs)]
    public void A_device_that_is_not_released_is_told_and_keeps_no_run_open(Fault fault)
    {
        using var laboratory = new Laboratory();
        laboratory.Detector.Fault = ("unstage", fault);
        laboratory.Gauge.Fault = ("stop", Fault.Hangs);
        laboratory.Motor.Fault = ("stop", Fault.Hangs);
        laboratory.At(9, () => laboratory.Engine.RequestAbort("fire"));
        var result = laboratory.Engine.Run(laboratory.Measure());
        Assert.Equal((ExitStatus.Abort, "fire"), (result.ExitStatus, result.Reason));
        Assert.Equal(2, result.CleanupErrors.Count);
        Assert.Equal("motor was not stopped within 00:00:10: look after it by hand, or give it more time by CleanupTimeout.", result.CleanupErrors[0].Message);
        laboratory.AssertClosed();
    }

    [Fact]
    public void Devices_that_hang_are_waited_for_together()
    {
        using var laboratory = new Laboratory();
        foreach (var device in (Instrument[])[laboratory.Motor, laboratory.Detector, laboratory.Gauge]) device.Fault = ("stop", Fault.Hangs);
        var result = laboratory.Engine.Run(Plan());
        Assert.Equal(3, result.CleanupErrors.Count);
        Assert.Equal(TimeSpan.FromSeconds(11), laboratory.Time.Elapsed);

        async Plan Plan()
        {
            await Set(laboratory.Motor, 1, "move");
            await Set(laboratory.Detector, 1, "move");
            await Set(laboratory.Gauge, 1, "move");
            await Wait("move");
        }
    }

    private static RunResult Run(Laboratory laboratory)
    {
        try
        {
            var result = laboratory.Engine.Run(Everything(laboratory.Detector));
            while (result.IsInterrupted) result = laboratory.Engine.Resume();
            return result;
        }
        catch (RunFailedException failure)
        {
            return failure.Result;
        }
    }

    private static void Abort(RunEngine engine)
    {
        if (engine.State == EngineState.Running) engine.RequestAbort("it hangs");
    }

    private static async Plan Everything(Instrument device)
    {
        await OpenRun();
        await Stage(device, "a");
        await Wait("a");
        await new Message.Prepare(device, 1, "b");
        await Wait("b");
        await new Message.Monitor(device);
        await Checkpoint();
        await Set(device, 1, "c");
        await Wait("c");
        await new Message.Locate([device]);
        await Trigger(device, "d");
        await Wait("d");
        await Create();
        await Read(device);
        await Save();
        await new Message.Configure(device, JsonObject.Empty);
        await new Message.Pause();
        await new Message.Kickoff(device, "e");
        await Wait("e");
        await new Message.Complete(device, "f");
        await Wait("f");
        await new Message.Collect([device], "fly");
        await new Message.Unmonitor(device);
        await Unstage(device, "g");
        await Wait("g");
        await CloseRun();
    }
}
