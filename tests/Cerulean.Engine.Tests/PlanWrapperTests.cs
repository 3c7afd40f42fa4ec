using Cerulean.Devices;
using Cerulean.Devices.Simulated;
using Cerulean.Documents;
using Cerulean.Engine.Preprocessors;
using static Cerulean.Engine.PlanStubs;
using static Cerulean.Engine.Plans.StandardPlans;

namespace Cerulean.Engine.Tests;

public sealed class PlanWrapperTests : IDisposable
{
    private readonly Lab _lab = new();

    public void Dispose() => _lab.Dispose();

    [Fact]
    public void Results_pass_through_wrappers_and_runs_keep_the_name_of_the_plan()
    {
        var dial = _lab.Dial("dial");
        Assert.Equal(7, _lab.Run(Seven().RelativeSet().ResetPositions().LazilyStaged().Mutate(static _ => null).MutateMessages(static message => message)
            .Contingency().Finally(static () => Nothing()).InRun().Staged([dial]).WithBaseline([dial]).InjectMetadata(JsonObject.Empty).SetRunKey("key")));
        Assert.Equal("Seven", _lab.Start["plan_name"].AsString());
        var uid = _lab.Run(Nothing().InRun().Staged([dial]));
        Assert.Equal(_lab.Start["uid"].AsString(), uid);
        Assert.Equal("Nothing", _lab.Start["plan_name"].AsString());
    }

    [Fact]
    public void A_run_that_fails_is_closed_with_the_reason()
    {
        Assert.IsType<TimeoutException>(_lab.Fail(Failing().InRun(JsonObject.Of(("sample", "Fe")))));
        Assert.Equal(["open_run", "null", "close_run"], _lab.Messages);
        Assert.Equal(["Fail: late"], _lab.Stops);
        Assert.Equal("Fe", _lab.Start["sample"].AsString());
    }

    [Fact]
    public void A_run_that_is_stopped_or_aborted_is_closed_so()
    {
        _lab.Run(Asking(() => _lab.Engine.RequestStop()).InRun());
        _lab.Run(Asking(() => _lab.Engine.RequestAbort("beam lost")).InRun());
        Assert.Equal(["Success: ", "Abort: beam lost"], _lab.Stops);
        Assert.Equal(2, _lab.Messages.Count(message => message == "close_run"));
    }

    [Fact]
    public void Finally_runs_after_a_failure_and_an_abort_but_not_after_a_halt()
    {
        _lab.Fail(Failing().Finally(Last));
        Assert.Equal(["null", "checkpoint"], _lab.Messages);
        _lab.Messages.Clear();
        _lab.Run(Asking(() => _lab.Engine.RequestAbort()).Finally(Last));
        Assert.Equal("checkpoint", _lab.Messages[^1]);
        _lab.Messages.Clear();
        _lab.Run(Asking(() => _lab.Engine.RequestHalt()).Finally(Last).Staged([new Stageable("a", [])]));
        Assert.DoesNotContain("checkpoint", _lab.Messages);
        Assert.DoesNotContain("unstage(a)", _lab.Messages);

        static async Plan Last() => await Checkpoint();
    }

    [Fact]
    public void A_contingency_runs_what_suits_the_end()
    {
        var log = new List<string>();
        Plan Note(string text) => Logged(log, text);
        _lab.Run(Nothing().Contingency(_ => Note("error"), () => Note("success"), () => Note("last")));
        Assert.Equal(["success", "last"], log);
        log.Clear();
        _lab.Fail(Failing().Contingency(error => Note(error.Message), () => Note("success"), () => Note("last")));
        Assert.Equal(["late", "last"], log);
        log.Clear();
        Assert.Equal(0, _lab.Run(FailingSeven().Contingency(error => Note(error.Message), rethrows: false)));
        Assert.Equal(["late"], log);
        _lab.Run(Asking(() => _lab.Engine.RequestAbort("enough")).InRun().Contingency(_ => Nothing(), rethrows: false));
        Assert.Equal(["Abort: enough"], _lab.Stops);
    }

    [Fact]
    public void Wholes_are_staged_once_and_unstaged_in_reverse()
    {
        var log = new List<string>();
        var (whole, other) = (new Stageable("whole", log), new Stageable("other", log));
        var part = new Dial("part", _lab.Time, whole);
        _lab.Fail(Failing().Staged([part, other, whole, part]));
        Assert.Equal(["stage whole", "stage other", "unstage other", "unstage whole"], log);
        Assert.Equal(["stage(whole)", "stage(other)", "wait", "null", "unstage(other)", "unstage(whole)", "wait"], _lab.Messages);
    }

    [Fact]
    public void Devices_are_staged_before_their_first_use()
    {
        var whole = new Stageable("whole", []);
        _lab.Run(Using(new Dial("part", _lab.Time, whole)).LazilyStaged());
        Assert.Equal(["null", "stage(whole)", "wait", "set(part)", "read(part)", "unstage(whole)", "wait"], _lab.Messages);

        static async Plan Using(Dial part)
        {
            await Null();
            await Set(part, 1);
            await Read(part);
        }
    }

    [Fact]
    public void A_baseline_brackets_a_run_that_fails_in_the_middle_of_an_event()
    {
        Assert.IsType<TimeoutException>(_lab.Fail(HalfAnEvent().InRun().WithBaseline([_lab.Dial("temperature")])));
        Assert.Equal(["Fail: late"], _lab.Stops);
        Assert.Equal(2, _lab.Column("temperature", "baseline").Count());
        Assert.Equal(2, _lab.Documents.OfType<Event>().Count());

        async Plan HalfAnEvent()
        {
            await Create();
            await Read(_lab.Dial("det"));
            await Failing();
        }
    }

    [Fact]
    public void A_baseline_that_fails_at_the_end_does_not_hide_why_the_run_failed()
    {
        var lost = new FailingDevice("lost", DeviceCall.Read, _lab.Time) { After = 1 };
        Assert.Equal("lost fails at Read.", _lab.Fail(Failing().InRun().WithBaseline([lost])).Message);
        Assert.Equal(["Fail: late"], _lab.Stops);
    }

    [Fact]
    public void Each_of_two_runs_has_a_baseline_of_its_own()
    {
        _lab.Run(Interleaved().WithBaseline([_lab.Dial("temperature")]));
        Assert.Equal(4, _lab.Column("temperature", "baseline").Count());
        Assert.Equal(2, _lab.Documents.OfType<RunStop>().Count(stop => stop.NumEvents!["baseline"] == 2));

        static async Plan Interleaved()
        {
            await (OpenRun() with { Run = "A" });
            await (OpenRun() with { Run = "B" });
            await (CloseRun() with { Run = "A" });
            await (CloseRun() with { Run = "B" });
        }
    }

    [Fact]
    public void No_devices_are_no_baseline()
    {
        var plan = Nothing();
        Assert.Same(plan, plan.WithBaseline([]));
        Assert.Same(plan, plan.WithMonitors([]));
    }

    [Fact]
    public void Monitors_begin_and_end_with_the_run()
    {
        var signal = new SoftSignal<double>("current", 1, _lab.Time);
        Assert.Equal(
            ["open_run", "monitor(current)", "null", "unmonitor(current)", "close_run"],
            Nothing().InRun().WithMonitors([signal]).List().Select(message => message.ToString()));
    }

    [Fact]
    public void Supplemental_data_stand_around_every_run_in_their_order()
    {
        var data = new SupplementalData { Baseline = { _lab.Dial("temperature") }, Monitors = { new SoftSignal<double>("current", 1, _lab.Time) } };
        Assert.Equal(
            ["open_run", "create", "read(temperature)", "save", "monitor(current)", "null", "unmonitor(current)", "create", "read(temperature)", "save", "close_run"],
            data.Apply(Nothing().InRun()).List().Select(message => message.ToString()).Where(message => message != "drop"));
    }

    [Fact]
    public void Relative_positions_count_from_the_first_and_devices_go_back()
    {
        var (moved, other) = (_lab.Dial("moved", 10), _lab.Dial("other", 1));
        _lab.Run(Moves().RelativeSet([moved]).ResetPositions([moved]).InRun());
        Assert.Equal([11, 12], _lab.Column("moved"));
        Assert.Equal(((JsonValue)10.0, (JsonValue)5.0), (moved.Value, other.Value));

        async Plan Moves()
        {
            await OneStep([], moved, 1);
            await OneStep([], moved, 2);
            await Move(other, 5.0);
        }
    }

    [Fact]
    public void Devices_go_back_after_a_failure_too()
    {
        var (a, b) = (_lab.Dial("a", 1), _lab.Dial("b", 2));
        _lab.Fail(Moves().ResetPositions());
        Assert.Equal(((JsonValue)1.0, (JsonValue)2.0), (a.Value, b.Value));

        async Plan Moves()
        {
            await Move((a, 5.0), (b, 6.0));
            await Failing();
        }
    }

    [Fact]
    public void Injected_metadata_go_before_those_of_the_plan()
    {
        _lab.Run(Nothing().InRun(JsonObject.Of(("sample", "Fe"), ("operator", "Ada"))).InjectMetadata(JsonObject.Of(("sample", "Co"))));
        Assert.Equal(("Co", "Ada"), (_lab.Start["sample"].AsString(), _lab.Start["operator"].AsString()));
    }

    [Fact]
    public void A_run_key_is_given_to_messages_without_one()
    {
        _lab.Run(Keyed().SetRunKey("A"));
        Assert.Equal(["open_run of A", "null of B", "close_run of A"], _lab.Messages);

        static async Plan Keyed()
        {
            await OpenRun();
            await (Null() with { Run = "B" });
            await CloseRun();
        }
    }

    [Fact]
    public void A_plan_instead_of_a_message_answers_it()
    {
        Assert.Equal("blue", _lab.Run(Asks().Mutate(message => message is Message.Input ? Blue(message) : null)));
        Assert.Equal(["checkpoint"], _lab.Messages);
        Assert.IsType<TimeoutException>(_lab.Fail(Asks().Mutate(message => message is Message.Input ? Late() : null)));
        Assert.Equal("caught late", _lab.Run(Catches().Mutate(message => message is Message.Input ? Late() : null)));

        static async Plan<string> Asks() => await Input();

        static async Plan<object?> Blue(Message message)
        {
            await Checkpoint();
            return "blue";
        }

        static async Plan<object?> Late()
        {
            await Null();
            throw new TimeoutException("late");
        }

        static async Plan<string> Catches()
        {
            try
            {
                return await Input();
            }
            catch (TimeoutException error)
            {
                return "caught " + error.Message;
            }
        }
    }

    [Fact]
    public void Messages_are_replaced_or_left_out()
    {
        _lab.Run(Sends().MutateMessages(message => message is Message.Null ? null : message is Message.Sleep ? Checkpoint() : message));
        Assert.Equal(["checkpoint", "clear_checkpoint"], _lab.Messages);

        static async Plan Sends()
        {
            await Null();
            await Sleep(TimeSpan.FromHours(1));
            await ClearCheckpoint();
        }
    }

    [Fact]
    public void A_change_that_throws_throws_in_the_plan()
    {
        var log = new List<string>();
        Assert.IsType<FormatException>(_lab.Fail(Nothing().Contingency(error => Logged(log, error.Message)).Mutate(message => message is Message.Null ? throw new FormatException("no") : null)));
        Assert.Equal(["no"], log);
    }

    [Fact]
    public void A_wrapped_plan_runs_once()
    {
        var plan = Nothing();
        _lab.Run(plan);
        Assert.StartsWith("The plan Nothing has run before", _lab.Fail(plan.InRun()).Message, StringComparison.Ordinal);
        Assert.StartsWith("The plan Nothing has run before", _lab.Fail(plan.SetRunKey("A")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_scan_goes_through_wrappers_after_a_pause()
    {
        var motor = _lab.Dial("x", 10);
        var saves = 0;
        _lab.Engine.MessageSent += PauseInSecondPoint;
        Assert.True(_lab.Engine.Run(RelScan([_lab.Dial("det")], motor, 0, 2, 3).WithBaseline([motor])).IsInterrupted);
        _lab.Engine.Resume();
        Assert.Equal([10, 11, 11, 12], _lab.Column("x", "primary"));
        Assert.Equal([10, 12], _lab.Column("x", "baseline"));
        Assert.Equal((JsonValue)10.0, motor.Value);

        // The first event is that of the baseline.
        void PauseInSecondPoint(Message message)
        {
            if (message is Message.Save && ++saves == 3) _lab.Engine.RequestPause();
        }
    }

    private static async Plan Nothing() => await Null();

    private static async Plan<int> Seven()
    {
        await Null();
        return 7;
    }

    private static async Plan Failing()
    {
        await Null();
        throw new TimeoutException("late");
    }

    private static async Plan<int> FailingSeven()
    {
        await Failing();
        return 7;
    }

    private static async Plan Asking(Action request)
    {
        await Null();
        request();
        await Sleep(TimeSpan.FromHours(1));
        await Sleep(TimeSpan.FromHours(1));
    }

    private static async Plan Logged(List<string> log, string text)
    {
        log.Add(text);
        await Null();
    }

    private sealed class Stageable(string name, List<string> log) : IStageable
    {
        public string Name => name;

        public Status Stage() => Log("stage");

        public Status Unstage() => Log("unstage");

        private Status Log(string what)
        {
            log.Add($"{what} {name}");
            return Status.Done;
        }
    }
}
