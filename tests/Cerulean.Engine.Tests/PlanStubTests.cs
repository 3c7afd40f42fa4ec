using Cerulean.Devices;
using Cerulean.Devices.Simulated;
using Cerulean.Documents;
using static Cerulean.Engine.PlanStubs;

namespace Cerulean.Engine.Tests;

public sealed class PlanStubTests : IDisposable
{
    private readonly Lab _lab = new();

    public void Dispose() => _lab.Dispose();

    [Fact]
    public void Messages_without_arguments_are_shared()
    {
        Func<Message>[] stubs = [Null, Checkpoint, ClearCheckpoint, Pause, DeferredPause, Clock, EngineType, Save, Drop, () => Create(), () => CloseRun(), () => Wait()];
        Assert.All(stubs, stub => Assert.Same(stub(), stub()));
    }

    [Fact]
    public void Moves_are_made_at_once()
    {
        var (slow, fast) = (new SimulatedMotor("slow", _lab.Time) { Velocity = 1 }, new SimulatedMotor("fast", _lab.Time) { Velocity = 2 });
        var statuses = (IReadOnlyList<Status>)_lab.Run(Move((slow, 10), (fast, 10)))!;
        Assert.Equal(["set(slow)", "set(fast)", "wait"], _lab.Messages);
        Assert.All(statuses, status => Assert.True(status.IsSuccess));
        Assert.Equal(TimeSpan.FromSeconds(10), _lab.Time.Elapsed);
        _lab.Run(MoveRelative((slow, -2), (fast, 1.5)));
        Assert.Equal((8, 11.5), (slow.Position, fast.Position));
        _lab.Run(MoveRelative(slow, 2));
        Assert.Equal(10, slow.Position);
    }

    [Fact]
    public void A_relative_move_goes_from_where_the_device_was_sent()
    {
        var motor = new SimulatedMotor("motor", _lab.Time) { Velocity = 1 };
        _lab.Run(Twice());
        Assert.Equal(5, motor.Position);

        async Plan Twice()
        {
            await Set(motor, 3);
            await Sleep(TimeSpan.FromSeconds(1));
            await Stop(motor);
            await SetRelative(motor, 2, "then");
            await Wait("then");
        }
    }

    [Fact]
    public void Integers_stay_integers_and_other_values_cannot_be_added()
    {
        var dial = _lab.Dial("dial");
        dial.Value = 3;
        _lab.Run(MoveRelative(dial, 4));
        Assert.Equal(JsonKind.Integer, dial.Value.Kind);
        Assert.Equal("Found the position 7 and the distance 'open', expected two numbers. (Parameter 'distance')", _lab.Fail(MoveRelative(dial, "open")).Message);
    }

    [Fact]
    public void A_device_is_located_alone_or_with_others()
    {
        var (a, b) = (_lab.Dial("a", 1), _lab.Dial("b", 2));
        Assert.Equal(new Location(1.0, 1.0), _lab.Run(Locate(a)));
        Assert.Equal([new(1.0, 1.0), new(2.0, 2.0)], (IReadOnlyList<Location>)_lab.Run(Both())!);

        async Plan<IReadOnlyList<Location>> Both() => await Locate([a, b]);
    }

    [Fact]
    public void The_value_of_a_device_is_its_position_or_its_one_hinted_reading()
    {
        Assert.Equal((JsonValue)1.5, _lab.Run(ReadValue(_lab.Dial("a", 1.5))));
        Assert.Equal((JsonValue)1.0, _lab.Run(TriggeredValue(new PointDetector("det", null, _lab.Time))));
        Assert.Equal("many has 2 values (a, b), and one was expected: read it, and take the one you want. (Parameter 'device')", _lab.Fail(ReadValue(new Many())).Message);

        static async Plan<JsonValue> TriggeredValue(PointDetector detector)
        {
            await Trigger(detector);
            return await ReadValue(detector);
        }
    }

    [Fact]
    public void A_value_in_a_listing_is_the_one_that_stands_in()
    {
        var cursor = ReadValue(_lab.Dial("a"), unanswered: 7).Start();
        while (cursor.Resume())
        {
        }

        Assert.Equal((JsonValue)7, cursor.Result);
        Assert.Equal(["locate", "set", "wait"], MoveRelative(_lab.Dial("a"), 1).List().Select(message => message.Command));
        Assert.Equal(["create", "read", "save"], TriggerAndRead([_lab.Dial("a")]).List().Select(message => message.Command));
    }

    [Fact]
    public void Trigger_and_read_takes_wholes_once_and_in_order()
    {
        var whole = _lab.Dial("whole");
        var part = new Dial("part", _lab.Time, whole);
        var (fast, slow) = (new PointDetector("fast", null, _lab.Time), new PointDetector("slow", null, _lab.Time) { Exposure = TimeSpan.FromSeconds(2) });
        var readings = (Readings)_lab.Run(InRun(TriggerAndRead([part, slow, whole, fast, slow])))!;
        Assert.Equal(["slow", "whole", "fast"], readings.Names.Names.ToArray());
        Assert.Equal(["open_run", "trigger(slow)", "trigger(fast)", "wait", "create", "read(slow)", "read(whole)", "read(fast)", "save", "close_run"], _lab.Messages);
        Assert.Equal(TimeSpan.FromSeconds(2), _lab.Time.Elapsed);
    }

    [Fact]
    public void A_reading_that_fails_gives_the_event_up()
    {
        var (good, bad) = (_lab.Dial("good"), new FaultyReader());
        Assert.Equal(1, _lab.Run(InRun(Tolerant())));
        Assert.Equal(["create", "read(good)", "read(bad)", "drop", "create", "read(good)", "save"], _lab.Messages.Skip(1).SkipLast(1));
        Assert.Single(_lab.Documents.OfType<Event>());

        async Plan<int> Tolerant()
        {
            try
            {
                await TriggerAndRead([good, bad]);
                return 0;
            }
            catch (TimeoutException)
            {
                await TriggerAndRead([good]);
                return 1;
            }
        }
    }

    [Fact]
    public void A_stuck_detector_is_not_waited_for_again()
    {
        var (stuck, good) = (new StuckTrigger(), new PointDetector("good", null, _lab.Time) { Exposure = TimeSpan.FromSeconds(1) });
        _lab.Run(InRun(Tolerant()));
        Assert.Single(_lab.Documents.OfType<Event>());

        async Plan<int> Tolerant()
        {
            await Trigger(stuck, "stuck");
            await TriggerAndRead([good]);
            return 0;
        }
    }

    [Fact]
    public void Repeat_counts_delays_from_the_start()
    {
        var starts = new List<double>();
        _lab.Run(Repeat(Shot, 3, TimeSpan.FromSeconds(5)));
        Assert.Equal([0, 5, 10], starts);
        Assert.Equal(12, _lab.Time.Elapsed.TotalSeconds);
        starts.Clear();
        _lab.Run(Repeat(Shot, null, [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(3)]));
        Assert.Equal([12, 14, 17], starts);
        Assert.Equal("Found 1 delays for 3 times, expected at least 2. (Parameter 'delays')", _lab.Fail(Repeat(Shot, 3, [TimeSpan.Zero])).Message);
        Assert.Equal("Found -1 times, expected 0 or more, or null for ever. (Parameter 'num')", _lab.Fail(Repeat(Shot, -1)).Message);

        async Plan Shot()
        {
            starts.Add(_lab.Time.Elapsed.TotalSeconds);
            await Sleep(TimeSpan.FromSeconds(2));
        }
    }

    [Fact]
    public void Repeaters_repeat_plans_or_their_messages()
    {
        var calls = 0;
        _lab.Run(Repeater(2, Step));
        Assert.Equal((2, "null null"), (calls, string.Join(' ', _lab.Messages)));
        _lab.Run(CachingRepeater(3, Step()));
        Assert.Equal((3, 5), (calls, _lab.Messages.Count));
        Assert.Equal(4, Repeater(null, Step).List().Take(4).Count());

        async Plan Step()
        {
            calls++;
            await Null();
        }
    }

    [Fact]
    public void A_message_is_sent_to_each_device()
    {
        Dial[] dials = [_lab.Dial("a"), _lab.Dial("b")];
        var statuses = (IReadOnlyList<Status>)_lab.Run(Broadcast<Dial, Status>(dials, dial => Set(dial, 2)))!;
        Assert.Equal(["set(a)", "set(b)"], _lab.Messages);
        Assert.Equal(2, statuses.Count);
    }

    [Fact]
    public void Steps_move_what_has_another_position()
    {
        var (a, b) = (_lab.Dial("a"), _lab.Dial("b"));
        var positions = new Dictionary<IMovable, JsonValue>();
        _lab.Run(InRun(Steps()));
        Assert.Equal(
            ["checkpoint", "set(a)", "set(b)", "wait", "create", "read(a)", "read(b)", "save", "checkpoint", "set(b)", "wait", "create", "read(a)", "read(b)", "save"],
            _lab.Messages.Skip(1).Take(15));
        Assert.Equal(["checkpoint", "set(a)", "wait", "create", "read(b)", "read(a)", "save"], _lab.Messages.Skip(16).SkipLast(1));

        async Plan<int> Steps()
        {
            await OneStep([], [(a, 1.0), (b, 1.0)], positions);
            await OneStep([], [(a, 1.0), (b, 2.0)], positions);
            await OneStep([b], a, 3.0);
            return 0;
        }
    }

    private static async Plan<T> InRun<T>(Plan<T> plan)
    {
        await OpenRun();
        var result = await plan;
        await CloseRun();
        return result;
    }

    private sealed class Many : IReadable
    {
        public string Name => "many";

        public ValueTask<Readings> ReadAsync(CancellationToken cancellationToken = default) => new(new Readings(new JsonKeys("a", "b"), new(1, 0), new(2, 0)));

        public ValueTask<IReadOnlyDictionary<string, DataKey>> DescribeAsync(CancellationToken cancellationToken = default) => throw new NotSupportedException();
    }

    private sealed class FaultyReader : IReadable
    {
        public string Name => "bad";

        public ValueTask<Readings> ReadAsync(CancellationToken cancellationToken = default) => throw new TimeoutException("no answer");

        public ValueTask<IReadOnlyDictionary<string, DataKey>> DescribeAsync(CancellationToken cancellationToken = default) => throw new NotSupportedException();
    }

    private sealed class StuckTrigger : ITriggerable
    {
        public string Name => "stuck";

        public Status Trigger() => new(this);
    }
}
