using Cerulean.Devices;
using Cerulean.Documents;
using static Cerulean.Engine.PlanStubs;

namespace Cerulean.Engine.Tests;

/// <summary>What a plan, its devices and its caller see of an interruption.</summary>
public sealed class InterruptTests : IDisposable
{
    private readonly Laboratory _laboratory = new();
    private readonly List<string> _log = [];

    private RunEngine Engine => _laboratory.Engine;

    public void Dispose() => _laboratory.Dispose();

    [Fact]
    public void Finally_blocks_send_messages_from_the_inside_out_while_the_plan_is_aborted()
    {
        _laboratory.At(3, () => Engine.RequestAbort("fire"));
        var result = Engine.Run(Outer());
        Assert.Equal(["inner", "middle: fire", "outer"], _log);
        Assert.Equal((ExitStatus.Abort, "fire"), (result.ExitStatus, result.Reason));
        Assert.IsType<RequestAbortException>(result.Exception);
        Assert.Equal(["Outer", "Middle", "Inner"], result.PlanStack);
        _laboratory.AssertClosed();

        async Plan Outer()
        {
            await OpenRun();
            try
            {
                await Middle();
            }
            finally
            {
                await Set(_laboratory.Motor, 1, "park");
                await Wait("park");
                _log.Add("outer");
            }
        }

        async Plan Middle()
        {
            try
            {
                await Inner();
            }
            catch (RequestAbortException abort)
            {
                await Sleep(TimeSpan.FromSeconds(1));
                _log.Add("middle: " + abort.Message);
                throw;
            }
        }

        async Plan Inner()
        {
            try
            {
                await Null();
                await Sleep(TimeSpan.FromHours(1));
            }
            finally
            {
                await Null();
                _log.Add("inner");
            }
        }
    }

    [Fact]
    public void A_plan_that_swallows_its_interruption_was_interrupted_all_the_same()
    {
        _laboratory.At(2, () => Engine.RequestAbort("fire"));
        var result = Engine.Run(Deaf());
        Assert.Equal((ExitStatus.Abort, "fire"), (result.ExitStatus, result.Reason));
        Assert.Equal((ExitStatus.Abort, "fire"), (Assert.Single(_laboratory.Stops).ExitStatus, _laboratory.Stops.Single().Reason));
        _laboratory.AssertClosed();

        static async Plan Deaf()
        {
            await OpenRun();
            try
            {
                await Null();
            }
            catch (RequestAbortException)
            {
                await Null();
            }

            await CloseRun();
        }
    }

    [Fact]
    public void A_halted_plan_does_not_clean_up()
    {
        _laboratory.At(2, Engine.RequestHalt);
        Assert.Equal(ExitStatus.Abort, Engine.Run(CleaningUp(Null())).ExitStatus);
        Assert.Empty(_log);
        _laboratory.AssertClosed();
    }

    [Fact]
    public void A_plan_that_hangs_while_it_cleans_up_is_halted()
    {
        _laboratory.At(2, () => Engine.RequestAbort("fire"));
        _laboratory.At(3, () =>
        {
            Assert.Equal(EngineState.Aborting, Assert.Throws<TransitionException>(() => Engine.RequestAbort()).From);
            Engine.RequestHalt();
        });
        var result = Engine.Run(CleaningUp(new Message.WaitFor([static _ => new TaskCompletionSource().Task])));
        Assert.Equal((ExitStatus.Abort, "fire"), (result.ExitStatus, result.Reason));
        Assert.Empty(_log);
        _laboratory.AssertClosed();
    }

    [Fact]
    public void What_must_not_be_repeated_is_not_and_the_open_event_goes_on()
    {
        _laboratory.Detector.AllowsReplay = false;
        _laboratory.At(7, () => Engine.RequestPause());
        Assert.True(Engine.Run(Dose()).IsInterrupted);
        Assert.Equal(ExitStatus.Success, Engine.Resume().ExitStatus);
        Assert.Equal(1, _laboratory.Detector.Calls.Count(call => call == "trigger"));
        Assert.Equal([0], _laboratory.Positions);
        _laboratory.AssertClosed();

        async Plan Dose()
        {
            await OpenRun();
            await Checkpoint();
            await Trigger(_laboratory.Detector, "dose");
            await Wait("dose");
            await Create();
            await Read(_laboratory.Detector);
            await Sleep(TimeSpan.FromSeconds(1));
            await Read(_laboratory.Motor);
            await Save();
            await CloseRun();
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_plan_that_cannot_be_rewound_is_aborted_where_it_should_rest(bool pauses)
    {
        foreach (var message in (Message[])[new Message.ClearCheckpoint(), new Message.Rewindable(false)])
        {
            using var laboratory = new Laboratory();
            laboratory.At(4, pauses ? () => laboratory.Engine.RequestPause() : () => laboratory.Engine.RequestSuspend(new Suspension(laboratory.After(9), "beam is down")));
            var result = laboratory.Engine.Run(Plan(message));
            Assert.IsType<FailedPauseException>(result.Exception);
            Assert.Equal((ExitStatus.Abort, false), (result.ExitStatus, result.IsInterrupted));
            laboratory.AssertClosed();
        }

        static async Plan Plan(Message message)
        {
            await OpenRun();
            await Checkpoint();
            await message;
            await Sleep(TimeSpan.FromSeconds(1));
            await CloseRun();
        }
    }

    [Fact]
    public void A_checkpoint_in_an_event_means_nothing()
    {
        _laboratory.Test.Fail<IllegalMessageSequenceException>(Plan());
        _laboratory.AssertClosed();

        static async Plan Plan()
        {
            await OpenRun();
            await Create();
            await Checkpoint();
        }
    }

    [Fact]
    public void A_failure_while_messages_are_repeated_is_thrown_where_the_plan_waits()
    {
        _laboratory.At(4, () =>
        {
            _laboratory.Detector.Fault = ("read", Fault.Throws);
            Engine.RequestPause();
        });
        Assert.True(Engine.Run(Plan()).IsInterrupted);
        Assert.Equal(ExitStatus.Success, Engine.Resume().ExitStatus);
        Assert.Equal(["sleep: read"], _log);
        _laboratory.AssertClosed();

        async Plan Plan()
        {
            await Checkpoint();
            await Null();
            await Read(_laboratory.Detector);
            try
            {
                await Sleep(TimeSpan.FromSeconds(1));
            }
            catch (InvalidOperationException error)
            {
                _log.Add("sleep: " + error.Message);
            }
        }
    }

    [Fact]
    public void The_answer_that_was_there_before_a_pause_is_kept()
    {
        _laboratory.At(2, () => Engine.RequestPause());
        Assert.True(Engine.Run(Plan()).IsInterrupted);
        // What is repeated is read anew, and its answer is nobody's.
        Assert.Equal(0.0, Engine.Resume().PlanResult);
        Assert.Equal(2, _laboratory.Detector.Calls.Count(call => call == "read"));

        async Plan<double> Plan()
        {
            await Checkpoint();
            var reading = (await Read(_laboratory.Detector))["detector"];
            return reading.Timestamp;
        }
    }

    [Fact]
    public void A_failure_that_nobody_waits_for_is_thrown_in_the_plan_and_tells_the_device()
    {
        _laboratory.Motor.Fault = ("set", Fault.Fails);
        var failure = Assert.Throws<RunFailedException>(() => Engine.Run(Plan()));
        Assert.IsType<FailedStatusException>(failure.InnerException);
        Assert.Same(_laboratory.Motor, failure.Result.FailedDevice);
        Assert.Equal(["Plan"], failure.Result.PlanStack);
        Assert.Equal("motor failed: set", Assert.Single(_laboratory.Stops).Reason);
        Assert.Equal(TimeSpan.FromSeconds(1), _laboratory.Time.Elapsed);
        _laboratory.AssertClosed();

        async Plan Plan()
        {
            await OpenRun();
            await Set(_laboratory.Motor, 1, "move");
            await Sleep(TimeSpan.FromHours(1));
        }
    }

    [Fact]
    public void A_move_that_fails_because_it_was_stopped_for_a_pause_is_made_again()
    {
        var motor = new TouchyMotor();
        _laboratory.At(3, () => Engine.RequestPause());
        Assert.True(Engine.Run(Plan()).IsInterrupted);
        Assert.Equal(ExitStatus.Success, Engine.Resume().ExitStatus);
        Assert.Equal(2, motor.Moves);

        async Plan Plan()
        {
            await Checkpoint();
            await Set(motor, 1, "move");
            await Wait("move");
        }
    }

    [Fact]
    public void A_wait_that_takes_too_long_is_an_error_or_an_answer()
    {
        _laboratory.Motor.Fault = ("set", Fault.Hangs);
        Assert.Equal("False, The group 'move' was not done in 00:00:02.", Engine.Run(Plan()).PlanResult);
        _laboratory.AssertClosed();

        async Plan<string> Plan()
        {
            await Set(_laboratory.Motor, 1, "move");
            var isDone = await Wait("move", TimeSpan.FromSeconds(2), errorOnTimeout: false);
            try
            {
                await Wait("move", TimeSpan.FromSeconds(2));
                return "done";
            }
            catch (TimeoutException error)
            {
                return $"{isDone}, {error.Message}";
            }
        }
    }

    private async Plan CleaningUp(Message message)
    {
        await OpenRun();
        try
        {
            await Sleep(TimeSpan.FromSeconds(1));
        }
        finally
        {
            await message;
            _log.Add("cleaned up");
        }
    }

    private sealed class TouchyMotor : IMovable, IStoppable
    {
        private Status? _move;

        public string Name => "touchy";

        public int Moves { get; private set; }

        public Status Set(JsonValue value) => ++Moves > 1 ? Status.Done : _move = new Status(this);

        public ValueTask StopAsync(bool success = true, CancellationToken cancellationToken = default)
        {
            _move?.Fail(new InvalidOperationException("stopped"));
            return ValueTask.CompletedTask;
        }
    }
}
