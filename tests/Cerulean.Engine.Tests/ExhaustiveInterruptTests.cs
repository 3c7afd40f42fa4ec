using Cerulean.Documents;

namespace Cerulean.Engine.Tests;

/// <summary>Everything that can be asked for, at every message of a plan.</summary>
public sealed class ExhaustiveInterruptTests
{
    private const int Messages = 24;

    public static TheoryData<int> Places => [.. Enumerable.Range(1, Messages)];

    [Fact]
    public void The_plan_is_as_long_as_is_said()
    {
        using var laboratory = new Laboratory();
        var count = 0;
        laboratory.Engine.MessageSent += _ => count++;
        laboratory.Engine.Run(laboratory.Measure());
        Assert.Equal(Messages, count);
        laboratory.AssertClosed();
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void A_pause_and_resume_loses_no_point(int place)
    {
        using var laboratory = new Laboratory(recordsInterruptions: true);
        laboratory.At(place, () => laboratory.Engine.RequestPause());
        var result = laboratory.Engine.Run(laboratory.Measure());
        Assert.True(result.IsInterrupted);
        Assert.False(laboratory.Motor.IsMoving);
        Assert.Equal(0, laboratory.Gauge.Subscriptions);
        AssertComplete(laboratory, laboratory.Engine.Resume());
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void A_pause_while_messages_are_repeated_loses_no_point(int place)
    {
        using var laboratory = new Laboratory();
        laboratory.At(place, () => laboratory.Engine.RequestPause());
        laboratory.At(place + 1, () => laboratory.Engine.RequestPause());
        laboratory.At(place + 4, () => laboratory.Engine.RequestPause());
        AssertComplete(laboratory, laboratory.Engine.Run(laboratory.Measure()));
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void A_deferred_pause_happens_at_the_next_checkpoint(int place)
    {
        using var laboratory = new Laboratory();
        var sent = new List<Message>();
        laboratory.Engine.MessageSent += sent.Add;
        laboratory.At(place, () => laboratory.Engine.RequestPause(deferred: true));
        var result = laboratory.Engine.Run(laboratory.Measure());
        Assert.Equal(place <= 13, result.IsInterrupted);
        if (result.IsInterrupted) Assert.Equal("checkpoint", sent[^1].Command);
        AssertComplete(laboratory, result);
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void A_suspension_loses_no_point(int place)
    {
        using var laboratory = new Laboratory(recordsInterruptions: true);
        var log = new List<string>();
        laboratory.At(place, () => laboratory.Engine.RequestSuspend(new Suspension(
            laboratory.After(300), "beam is down", () => Note(log, "before"), () => Note(log, "after"))));
        AssertComplete(laboratory, laboratory.Engine.Run(laboratory.Measure()));
        Assert.Equal(["before", "after"], log);
        Assert.True(laboratory.Time.Elapsed > TimeSpan.FromMinutes(5));
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void A_pause_in_a_suspension_loses_no_point(int place)
    {
        using var laboratory = new Laboratory();
        using var timer = Later(laboratory, 60, () => laboratory.Engine.RequestPause());
        laboratory.At(place, () => laboratory.Engine.RequestSuspend(new Suspension(laboratory.After(300), "beam is down")));
        var result = laboratory.Engine.Run(laboratory.Measure());
        Assert.True(result.IsInterrupted);
        AssertComplete(laboratory, result);
        Assert.True(laboratory.Time.Elapsed > TimeSpan.FromMinutes(5));
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void Abort_stop_and_halt_close_every_door(int place)
    {
        foreach (var (status, ask, now) in Ends)
        {
            AssertEnds(place, status, (engine, _) => ask(engine));
            AssertEnds(place, status, static (engine, _) => engine.RequestPause(), now);
            AssertEnds(place, status, (engine, beam) =>
            {
                engine.RequestSuspend(new Suspension(beam, "beam is down"));
                engine.StateChanged += (state, _) =>
                {
                    if (state == EngineState.Suspending) ask(engine);
                };
            });
        }
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void An_abort_while_devices_are_brought_to_rest_goes_before_the_pause(int place)
    {
        using var laboratory = new Laboratory();
        laboratory.At(place, () => laboratory.Engine.RequestPause());
        laboratory.Engine.StateChanged += (state, _) =>
        {
            if (state == EngineState.Pausing) laboratory.Engine.RequestAbort("fire");
        };
        var result = laboratory.Engine.Run(laboratory.Measure());
        Assert.Equal((ExitStatus.Abort, "fire", false), (result.ExitStatus, result.Reason, result.IsInterrupted));
        laboratory.AssertClosed();
    }

    [Fact]
    public void Requests_of_another_thread_at_any_moment_close_every_door()
    {
        var random = new Random(20260101);
        for (var i = 0; i < 150; i++)
        {
            using var laboratory = new Laboratory();
            var (spins, kind) = (random.Next(60_000), random.Next(5));
            var other = new Thread(() =>
            {
                Thread.SpinWait(spins);
                Ask(laboratory.Engine, kind);
            });
            laboratory.At(1, other.Start);
            var result = laboratory.Engine.Run(laboratory.Measure(points: 40));
            other.Join();
            while (result.IsInterrupted) result = laboratory.Engine.Resume();
            if (result.ExitStatus == ExitStatus.Success && kind is 0 or 1) Assert.Equal(Enumerable.Range(0, 40).Select(position => (double)position), laboratory.Positions);
            laboratory.AssertClosed();
        }
    }

    private static readonly (ExitStatus Status, Action<RunEngine> Ask, Func<RunEngine, RunResult> Now)[] Ends =
    [
        (ExitStatus.Abort, static engine => engine.RequestAbort("fire"), static engine => engine.Abort("fire")),
        (ExitStatus.Success, static engine => engine.RequestStop(), static engine => engine.Stop()),
        (ExitStatus.Abort, static engine => engine.RequestHalt(), static engine => engine.Halt()),
    ];

    private static void AssertEnds(int place, ExitStatus status, Action<RunEngine, Task> ask, Func<RunEngine, RunResult>? now = null)
    {
        using var laboratory = new Laboratory();
        var beam = new TaskCompletionSource();
        laboratory.At(place, () => ask(laboratory.Engine, beam.Task));
        var result = laboratory.Engine.Run(laboratory.Measure());
        Assert.Equal(now is not null, result.IsInterrupted);
        if (now is not null) result = now(laboratory.Engine);
        Assert.Equal(status, result.ExitStatus);
        // The first message comes before the run, and the last two after its end.
        var stops = laboratory.Stops.Select(stop => stop.ExitStatus);
        Assert.Equal(place == 1 ? [] : place >= Messages - 1 ? [ExitStatus.Success] : [status], stops);
        beam.SetResult();
        laboratory.AssertClosed();
    }

    private static void AssertComplete(Laboratory laboratory, RunResult result)
    {
        while (result.IsInterrupted) result = laboratory.Engine.Resume();
        Assert.Equal(ExitStatus.Success, result.ExitStatus);
        Assert.Empty(result.CleanupErrors);
        Assert.Equal([0, 1], laboratory.Positions);
        Assert.Equal(Laboratory.Points, Assert.Single(laboratory.Stops).NumEvents!["primary"].AsInt64());
        laboratory.AssertClosed();
    }

    private static void Ask(RunEngine engine, int kind)
    {
        try
        {
            if (kind == 0) engine.RequestPause();
            else if (kind == 1) engine.RequestPause(deferred: true);
            else if (kind == 2) engine.RequestAbort();
            else if (kind == 3) engine.RequestStop();
            else engine.RequestHalt();
        }
        catch (TransitionException error) when (error.From is EngineState.Idle || error.Message.Contains("The plan has ended", StringComparison.Ordinal))
        {
        }
    }

    private static ITimer Later(Laboratory laboratory, double seconds, Action action) =>
        laboratory.Time.CreateTimer(_ => action(), null, TimeSpan.FromSeconds(seconds), Timeout.InfiniteTimeSpan);

    private static async Plan Note(List<string> log, string what)
    {
        await PlanStubs.Null();
        log.Add(what);
    }
}
