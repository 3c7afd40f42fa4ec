using Cerulean.Documents;
using static Cerulean.Engine.PlanStubs;

namespace Cerulean.Engine.Tests;

/// <summary>What the engine may be asked for in which state, and that it never stays in the midst of one.</summary>
public sealed class EngineStateTests : IDisposable
{
    private readonly Laboratory _laboratory = new();

    private RunEngine Engine => _laboratory.Engine;

    public void Dispose() => _laboratory.Dispose();

    [Fact]
    public void The_states_follow_each_other()
    {
        var states = new List<EngineState>();
        Engine.StateChanged += (state, _) => states.Add(state);
        _laboratory.At(2, () => Engine.RequestPause());
        Engine.Run(_laboratory.Measure());
        Engine.RequestSuspend(new Suspension(_laboratory.After(9), "beam is down"));
        Engine.Resume();
        Assert.Equal(
            [EngineState.Running, EngineState.Pausing, EngineState.Paused, EngineState.Running, EngineState.Suspending, EngineState.Running, EngineState.Idle], states);
        _laboratory.AssertClosed();
    }

    [Fact]
    public void What_is_asked_of_an_idle_engine_is_refused_and_forgotten()
    {
        foreach (var ask in (Action[])[() => Engine.RequestPause(), () => Engine.RequestPause(true), () => Engine.RequestAbort(), Engine.RequestStop, Engine.RequestHalt, () => Engine.Resume(), () => Engine.Abort(), () => Engine.Stop(), () => Engine.Halt()])
        {
            Assert.Equal(EngineState.Idle, Assert.Throws<TransitionException>(ask).From);
        }

        _laboratory.AssertClosed();
    }

    [Fact]
    public void A_paused_engine_refuses_another_plan_and_keeps_its_own()
    {
        var other = _laboratory.Measure();
        _laboratory.At(9, () => Engine.RequestPause());
        Assert.True(Engine.Run(_laboratory.Measure()).IsInterrupted);
        Assert.Throws<TransitionException>(() => Engine.Run(other));
        Assert.Contains("Call Resume", Assert.Throws<TransitionException>(() => Engine.RequestAbort()).Message, StringComparison.Ordinal);
        Assert.False(other.IsStarted);
        Assert.Equal(ExitStatus.Success, Engine.Resume().ExitStatus);
        _laboratory.AssertClosed();
    }

    [Fact]
    public void A_plan_that_cannot_be_run_leaves_the_engine_idle()
    {
        var plan = _laboratory.Measure();
        Engine.Run(plan);
        Assert.Throws<InvalidOperationException>(() => Engine.Run(plan));
        Assert.Throws<ArgumentNullException>(() => Engine.Run(null!));
        Engine.Preprocessors.Add(static _ => throw new NotSupportedException("no"));
        Assert.Throws<NotSupportedException>(() => Engine.Run(_laboratory.Measure()));
        Engine.Preprocessors.Clear();
        _laboratory.AssertClosed();
    }

    [Fact]
    public void A_request_before_the_first_message_counts()
    {
        Engine.StateChanged += Abort;
        Assert.Equal(ExitStatus.Abort, Engine.Run(_laboratory.Measure()).ExitStatus);
        Engine.StateChanged -= Abort;
        Assert.Empty(_laboratory.Test.Documents);
        _laboratory.AssertClosed();

        void Abort(EngineState state, EngineState from)
        {
            if (state == EngineState.Running) Engine.RequestAbort();
        }
    }

    [Fact]
    public async Task Requests_are_taken_as_soon_as_a_plan_is_given_to_a_thread_of_its_own()
    {
        var run = Engine.RunAsync(Endless());
        Engine.RequestAbort("fire");
        Assert.Equal("fire", (await run).Reason);
        _laboratory.AssertClosed();

        static async Plan Endless()
        {
            while (true) await Null();
        }
    }

    [Fact]
    public void A_handler_that_throws_fails_the_plan()
    {
        _laboratory.At(8, static () => throw new NotSupportedException("handler"));
        Assert.Equal("handler", _laboratory.Test.Fail<NotSupportedException>(_laboratory.Measure()).Message);
        _laboratory.AssertClosed();
    }

    [Theory]
    [InlineData(EngineState.Running)]
    [InlineData(EngineState.Pausing)]
    [InlineData(EngineState.Paused)]
    [InlineData(EngineState.Idle)]
    public void A_handler_of_states_that_throws_is_told_and_leaves_nothing_open(EngineState at)
    {
        _laboratory.At(8, () => Engine.RequestPause());
        Engine.StateChanged += Throw;
        var told = 0;
        try
        {
            var result = Engine.Run(_laboratory.Measure());
            while (result.IsInterrupted) result = Engine.Resume();
            told = result.CleanupErrors.OfType<NotSupportedException>().Count();
        }
        catch (RunFailedException failure)
        {
            Assert.IsType<NotSupportedException>(failure.InnerException);
            told = 1;
        }

        Assert.Equal(1, told);
        Engine.StateChanged -= Throw;
        _laboratory.AssertClosed();

        void Throw(EngineState state, EngineState from)
        {
            if (state == at) throw new NotSupportedException("handler");
        }
    }

    [Fact]
    public void What_is_waited_for_is_told()
    {
        var waits = new List<string>();
        Engine.Waiting += statuses => waits.Add(statuses is null ? "on" : string.Join(",", statuses.Select(status => status.Device!.Name)));
        Engine.Run(_laboratory.Measure(points: 1));
        Assert.Equal(["motor", "on", "detector", "on"], waits);
    }

    [Fact]
    public void A_paused_engine_that_is_disposed_is_halted()
    {
        _laboratory.At(9, () => Engine.RequestPause());
        Engine.Run(_laboratory.Measure());
        Engine.Dispose();
        Assert.Equal(EngineState.Idle, Engine.State);
        Assert.Equal(ExitStatus.Abort, Assert.Single(_laboratory.Stops).ExitStatus);
        Assert.False(_laboratory.Detector.IsStaged);
    }

    [Fact]
    public void A_suspension_that_came_before_the_plan_makes_it_wait()
    {
        Engine.RequestSuspend(new Suspension(Task.CompletedTask, "is over", static () => throw new NotSupportedException("is not asked")));
        Engine.RequestSuspend(new Suspension(_laboratory.After(60), "beam is down"));
        Engine.StateChanged += (state, _) =>
        {
            if (state == EngineState.Suspending) Assert.Empty(_laboratory.Test.Documents);
        };
        Assert.Equal(ExitStatus.Success, Engine.Run(_laboratory.Measure()).ExitStatus);
        Assert.True(_laboratory.Time.Elapsed > TimeSpan.FromSeconds(60));
        _laboratory.AssertClosed();
    }

    [Fact]
    public void A_suspension_within_a_suspension_is_waited_for_too()
    {
        _laboratory.At(9, () => Engine.RequestSuspend(new Suspension(_laboratory.After(60), "beam is down")));
        _laboratory.At(10, () => Engine.RequestSuspend(new Suspension(_laboratory.After(600), "shutter is closed")));
        Assert.Equal(ExitStatus.Success, Engine.Run(_laboratory.Measure()).ExitStatus);
        Assert.True(_laboratory.Time.Elapsed > TimeSpan.FromSeconds(600));
        _laboratory.AssertClosed();
    }

    [Fact]
    public void What_the_plan_of_a_suspension_throws_is_thrown_in_the_plan()
    {
        _laboratory.At(9, () => Engine.RequestSuspend(new Suspension(_laboratory.After(60), "beam is down", () => Message())));
        Assert.Equal("shutter", _laboratory.Test.Fail<NotSupportedException>(_laboratory.Measure()).Message);
        _laboratory.AssertClosed();

        static async Plan Message()
        {
            await Null();
            throw new NotSupportedException("shutter");
        }
    }

    [Fact]
    public void A_day_of_waiting_keeps_no_timers()
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        Engine.Run(Plan());
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, 4_000_000);

        async Plan Plan()
        {
            for (var i = 0; i < 30_000; i++)
            {
                await Checkpoint();
                await Trigger(_laboratory.Detector, "count");
                await Wait("count", TimeSpan.FromHours(24));
                _laboratory.Detector.Calls.Clear();
            }
        }
    }
}
