using Cerulean.Devices;
using Cerulean.Documents;
using static Cerulean.Engine.PlanStubs;

namespace Cerulean.Engine.Tests;

/// <summary>Requests, failures and devices that come at moments when nobody expects them.</summary>
public sealed class OddMomentTests : IDisposable
{
    private readonly Laboratory _laboratory = new();

    private RunEngine Engine => _laboratory.Engine;

    public void Dispose() => _laboratory.Dispose();

    [Fact]
    public void What_is_never_repeated_is_waited_for_after_a_pause_too()
    {
        _laboratory.At(2, () => Engine.RequestPause());
        Assert.True(Engine.Run(Staging()).IsInterrupted);
        Assert.Equal(TimeSpan.FromSeconds(0.1), Engine.Resume().PlanResult);
        Assert.Equal(1, _laboratory.Detector.Calls.Count(call => call == "stage"));
        _laboratory.AssertClosed();

        async Plan<TimeSpan> Staging()
        {
            await Stage(_laboratory.Detector, "stage");
            await Wait("stage");
            var elapsed = _laboratory.Time.Elapsed;
            await Unstage(_laboratory.Detector, "unstage");
            return elapsed;
        }
    }

    [Fact]
    public async Task A_device_that_fails_in_the_plan_of_a_suspension_fails_the_plan()
    {
        _laboratory.Motor.Fault = ("set", Fault.Fails);
        _laboratory.At(9, () => Engine.RequestSuspend(new Suspension(Task.CompletedTask, "beam is down", Before: () => Move(_laboratory.Motor, 1))));
        var failure = await Assert.ThrowsAsync<RunFailedException>(() => Engine.RunAsync(Waiting()).WaitAsync(TimeSpan.FromSeconds(30)));
        Assert.IsType<FailedStatusException>(failure.Result.Exception);
        _laboratory.AssertClosed();

        static async Plan Waiting()
        {
            await OpenRun();
            for (var i = 0; i < 20; i++) await Checkpoint();
            await CloseRun();
        }
    }

    [Fact]
    public void What_the_plan_of_a_suspension_has_begun_is_not_forgotten_when_the_plan_goes_on()
    {
        _laboratory.At(3, () => Engine.RequestSuspend(new Suspension(Task.CompletedTask, "beam is down", After: () => Begun(Set(_laboratory.Motor, 1, "open")))));
        Assert.Equal(TimeSpan.FromSeconds(1), Engine.Run(Waiting()).PlanResult);
        _laboratory.AssertClosed();

        static async Plan Begun(Message message) => await message;

        async Plan<TimeSpan> Waiting()
        {
            await Checkpoint();
            await Null();
            await Null();
            await Wait("open");
            return _laboratory.Time.Elapsed;
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Of_two_failures_at_a_time_none_is_lost(bool catches)
    {
        var status = new Status();
        _laboratory.Detector.Fault = ("read", Fault.Throws);
        _laboratory.At(2, () => status.Fail(new IOException("power")));
        var caught = new List<string>();
        var result = Assert.Throws<RunFailedException>(() => Engine.Run(Both())).Result;
        Assert.Equal(catches ? ["read"] : [], caught);
        Assert.Equal(catches ? ["A device failed: power"] : ["read", "A device failed: power"], result.CleanupErrors.Select(error => error.Message).Prepend(result.Exception!.Message));
        _laboratory.AssertClosed();

        async Plan Both()
        {
            await Set(new Mover(() => status), 1);
            try
            {
                await Read(_laboratory.Detector);
            }
            catch (InvalidOperationException error) when (catches)
            {
                caught.Add(error.Message);
            }

            await Sleep(TimeSpan.FromSeconds(1));
        }
    }

    [Fact]
    public void A_failure_that_a_halt_leaves_undelivered_is_told()
    {
        _laboratory.Detector.Fault = ("read", Fault.Throws);
        _laboratory.At(2, Engine.RequestHalt);
        var result = Engine.Run(Reading());
        Assert.Equal((ExitStatus.Abort, "read"), (result.ExitStatus, Assert.Single(result.CleanupErrors).Message));
        _laboratory.AssertClosed();

        async Plan Reading()
        {
            await OpenRun();
            await Read(_laboratory.Detector);
        }
    }

    [Fact]
    public async Task An_engine_is_not_disposed_of_while_a_plan_runs()
    {
        using var sent = new ManualResetEventSlim();
        _laboratory.At(1, sent.Set);
        var run = Engine.RunAsync(Repeater(null, Once));
        sent.Wait();
        Assert.Throws<InvalidOperationException>(Engine.Dispose);
        Engine.RequestStop();
        await run;
        _laboratory.AssertClosed();

        static async Plan Once() => await Null();
    }

    [Fact]
    public void A_handler_of_the_pause_that_resumes_is_refused_and_the_plan_stays_paused()
    {
        Exception? refused = null;
        Engine.StateChanged += (state, _) =>
        {
            if (state == EngineState.Paused && refused is null) refused = Record.Exception(() => Engine.Resume());
        };
        _laboratory.At(9, () => Engine.RequestPause());
        Assert.True(Engine.Run(_laboratory.Measure()).IsInterrupted);
        Assert.IsType<InvalidOperationException>(refused);
        Assert.Equal(EngineState.Paused, Engine.State);
        Assert.Equal(ExitStatus.Success, Engine.Resume().ExitStatus);
        _laboratory.AssertClosed();
    }

    [Fact]
    public void What_is_asked_while_the_plan_has_ended_and_devices_are_released_is_refused()
    {
        var refused = new List<Exception?>();
        _laboratory.Detector.OnUnstage = () => refused.AddRange(((Action[])[() => Engine.RequestPause(), () => Engine.RequestPause(true), () => Engine.RequestAbort("x"), Engine.RequestStop, Engine.RequestHalt]).Select(ask => Record.Exception(ask)));
        Assert.Equal(ExitStatus.Success, Engine.Run(LeftStaged()).ExitStatus);
        Assert.Equal(5, refused.Count);
        Assert.All(refused, error => Assert.IsType<TransitionException>(error));
        _laboratory.Detector.OnUnstage = null;
        _laboratory.AssertClosed();

        async Plan LeftStaged() => await Stage(_laboratory.Detector, "stage");
    }

    [Fact]
    public void A_task_that_fails_ends_the_wait_and_the_others()
    {
        CancellationToken other = default;
        var failure = Assert.Throws<RunFailedException>(() => Engine.Run(Waiting()));
        Assert.Equal("power", Assert.IsType<IOException>(failure.InnerException).Message);
        Assert.True(other.IsCancellationRequested);
        Assert.Equal(TimeSpan.FromSeconds(2), _laboratory.Time.Elapsed);
        _laboratory.AssertClosed();

        async Plan Waiting() => await WaitFor([Forever, Failing]);

        Task Forever(CancellationToken cancellationToken)
        {
            other = cancellationToken;
            return new TaskCompletionSource().Task;
        }

        async Task Failing(CancellationToken cancellationToken)
        {
            await _laboratory.After(2);
            throw new IOException("power");
        }
    }

    [Fact]
    public void A_line_that_the_user_types_after_a_pause_is_not_lost()
    {
        using var input = new Typed();
        Console.SetIn(input);
        _laboratory.At(1, () => Engine.RequestPause());
        Assert.True(Engine.Run(Asking()).IsInterrupted);
        input.Line.SetResult("three");
        Assert.Equal("three", Engine.Resume().PlanResult);
        Assert.Equal(1, input.Reads);

        static async Plan<string> Asking() => await Input("how many? ");
    }

    [Fact]
    public async Task What_a_device_does_on_its_own_goes_on_after_the_plan()
    {
        using var engine = new RunEngine();
        var isOpen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var hasGoneOn = new TaskCompletionSource();
        Assert.Equal(ExitStatus.Success, engine.Run(Begin()).ExitStatus);
        isOpen.SetResult();
        await hasGoneOn.Task.WaitAsync(TimeSpan.FromSeconds(30));

        async Plan Begin() => await Set(new Mover(() => Status.Of(GoOn())), 1);

        async Task GoOn()
        {
            await isOpen.Task;
            hasGoneOn.SetResult();
        }
    }

    [Fact]
    public void What_a_device_does_on_its_own_goes_on_in_the_next_plan()
    {
        var ends = new List<(TimeSpan, int)>();
        Engine.Run(Begin());
        Engine.Run(Sleeping());
        Assert.Equal((TimeSpan.FromSeconds(2), Environment.CurrentManagedThreadId), Assert.Single(ends));

        async Plan Begin() => await Set(new Mover(() => Status.Of(GoOn())), 1);

        static async Plan Sleeping() => await Sleep(TimeSpan.FromSeconds(3));

        async Task GoOn()
        {
            await _laboratory.After(1);
            await _laboratory.After(1);
            ends.Add((_laboratory.Time.Elapsed, Environment.CurrentManagedThreadId));
        }
    }

    private sealed class Typed : TextReader
    {
        private int _reads;

        public TaskCompletionSource<string> Line { get; } = new();

        public int Reads => _reads;

        public override string ReadLine()
        {
            Interlocked.Increment(ref _reads);
            return Line.Task.Result;
        }
    }

    private sealed class Mover(Func<Status> go) : IMovable
    {
        public string Name => "mover";

        public IDevice? Parent => null;

        public Status Set(JsonValue value) => go();
    }
}
