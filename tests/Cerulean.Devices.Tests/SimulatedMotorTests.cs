using Cerulean.Devices.Simulated;
using Cerulean.Documents;
using FsCheck;
using FsCheck.Fluent;

namespace Cerulean.Devices.Tests;

public sealed class SimulatedMotorTests
{
    private static readonly Arbitrary<(double To, double Velocity, double Acceleration, int Steps)> Moves = Arb.From(
        from to in Gen.Choose(-1000, 1000)
        from velocity in Gen.Choose(1, 200)
        from acceleration in Gen.Choose(0, 30)
        from steps in Gen.Choose(1, 50)
        select (to / 10.0, velocity / 10.0, acceleration / 10.0, steps));

    private readonly VirtualTime _time = new(DateTimeOffset.UnixEpoch);

    [Fact]
    public async Task A_motor_without_velocity_is_there_at_once()
    {
        var motor = new SimulatedMotor("motor", _time);
        Assert.Same(Status.Done, motor.Set(3));
        var readings = await motor.ReadAsync();
        Assert.Equal(["motor", "motor_setpoint"], readings.Names.Names.ToArray());
        Assert.Equal(3.0, readings["motor"].Value);
        Assert.Equal(3.0, readings["motor_setpoint"].Value);
        Assert.False(_time.AdvanceToNext());
    }

    [Fact]
    public async Task Configuration_and_hints_are_as_in_the_field()
    {
        var motor = new SimulatedMotor("motor", _time) { Velocity = 2, Acceleration = 0.5 };
        Assert.Equal(JsonObject.Of(("fields", JsonValue.FromStrings(["motor"]))), motor.Hints);
        var configuration = await motor.ReadConfigurationAsync();
        Assert.Equal(["motor_velocity", "motor_acceleration"], configuration.Names.Names.ToArray());
        Assert.Equal((2.0, 0.5), (configuration["motor_velocity"].Value, configuration["motor_acceleration"].Value));
        Assert.Equal(0.0, (await new SimulatedMotor("fast", _time).ReadConfigurationAsync())["fast_velocity"].Value);
        var key = (await motor.DescribeAsync())["motor"];
        Assert.Equal(("SIM:motor", DataKeyType.Number, 3L), (key.Source, key.Dtype, key.Precision));
    }

    [Fact]
    public void A_move_goes_one_way_and_ends_exactly_at_its_target() => Prop.ForAll(Moves, move =>
    {
        var time = new VirtualTime(DateTimeOffset.UnixEpoch);
        var motor = new SimulatedMotor("motor", time) { Velocity = move.Velocity, Acceleration = move.Acceleration };
        var status = motor.Set(move.To);
        var last = 0.0;
        while (!status.IsDone)
        {
            time.Advance(TimeSpan.FromSeconds(0.7 / move.Steps));
            var position = motor.Position;
            Assert.True((position - last) * Math.Sign(move.To) >= 0, $"{last} -> {position}");
            Assert.True(Math.Abs(position - last) <= (move.Velocity * 0.7 / move.Steps) + 1e-9, "faster than its velocity");
            last = position;
        }

        Assert.Equal((move.To, true), (last, status.IsSuccess));
        var least = move.To == 0 ? 0 : Math.Abs(move.To) / move.Velocity;
        Assert.InRange(time.Elapsed.TotalSeconds, least, least + (2 * move.Acceleration) + 0.7 + 1e-6);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_clock_that_goes_on_meanwhile_does_no_harm()
    {
        var time = new HurryingTime();
        var motor = new SimulatedMotor("motor", time) { Velocity = 1, Interval = TimeSpan.FromSeconds(0.03) };
        for (var target = 1; target <= 20; target++)
        {
            var status = motor.Set(motor.Position + (target / 100.0));
            while (!status.IsDone) time.Fire();
            Assert.True(status.IsSuccess);
        }
    }

    [Fact]
    public void A_stop_leaves_it_where_it_is() => Prop.ForAll(Moves, move =>
    {
        var time = new VirtualTime(DateTimeOffset.UnixEpoch);
        var motor = new SimulatedMotor("motor", time) { Velocity = move.Velocity, Acceleration = move.Acceleration };
        var status = motor.Set(move.To);
        time.Advance(TimeSpan.FromSeconds(move.Steps / 50.0));
        var position = motor.Position;
        Assert.True(motor.StopAsync().AsTask().IsCompletedSuccessfully);
        Assert.True(status.IsSuccess);
        time.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(position, motor.Position);
        Assert.InRange(position, Math.Min(0, move.To), Math.Max(0, move.To));
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(10, 2, 0, 5)]
    [InlineData(-10, 2, 0, 5)]
    [InlineData(10, 2, 1, 6)]
    [InlineData(1, 2, 2, 2)]
    [InlineData(0, 2, 1, 0)]
    public void A_move_takes_as_long_as_its_distance_velocity_and_acceleration_say(double to, double velocity, double acceleration, double seconds)
    {
        var motor = new SimulatedMotor("motor", _time) { Velocity = velocity, Acceleration = acceleration };
        var status = motor.Set(to);
        while (!status.IsDone) Assert.True(_time.AdvanceToNext());
        Assert.Equal(seconds, _time.Elapsed.TotalSeconds);
    }

    [Fact]
    public void It_rests_before_the_move_is_done()
    {
        var motor = new SimulatedMotor("motor", _time) { Settle = TimeSpan.FromSeconds(0.25) };
        var status = motor.Set(1);
        Assert.Equal(1, motor.Position);
        _time.Advance(TimeSpan.FromSeconds(0.2499));
        Assert.False(status.IsDone);
        _time.Advance(TimeSpan.FromSeconds(0.0001));
        Assert.True(status.IsSuccess);
    }

    [Fact]
    public async Task A_stop_for_a_failure_fails_the_move()
    {
        var motor = new SimulatedMotor("motor", _time) { Velocity = 1 };
        var status = motor.Set(10);
        _time.Advance(TimeSpan.FromSeconds(2.5));
        await motor.StopAsync(success: false);
        Assert.Equal("motor was stopped at 2.5.", status.Error!.Message);
        await motor.StopAsync();
        Assert.Equal(new Location(10.0, 2.5), await motor.LocateAsync());
    }

    [Fact]
    public async Task A_second_move_begins_where_it_is_and_fails_the_first()
    {
        var motor = new SimulatedMotor("motor", _time) { Velocity = 1 };
        var first = motor.Set(10);
        _time.Advance(TimeSpan.FromSeconds(4));
        var second = motor.Set(3);
        Assert.Equal("motor was sent to 3 before it had arrived.", first.Error!.Message);
        _time.Advance(TimeSpan.FromSeconds(0.5));
        Assert.Equal(new Location(3.0, 3.5), await motor.LocateAsync());
        _time.Advance(TimeSpan.FromSeconds(0.5));
        Assert.True(second.IsSuccess);
    }

    [Theory]
    [InlineData(-1.5)]
    [InlineData(2.5)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public async Task A_position_beyond_the_limits_is_refused(double value)
    {
        var motor = new SimulatedMotor("motor", _time) { LowLimit = -1, HighLimit = 2, Position = 1 };
        await Assert.ThrowsAsync<LimitException>(async () => await motor.CheckAsync(value));
        Assert.Throws<LimitException>(() => motor.Set(value));
        await motor.CheckAsync(-1);
        await motor.CheckAsync(2);
        Assert.Equal(new Location(1.0, 1.0), await motor.LocateAsync());
    }

    [Fact]
    public void It_tells_of_its_progress()
    {
        var motor = new SimulatedMotor("motor", _time) { Velocity = 1, Interval = TimeSpan.FromSeconds(1) };
        var seen = new List<double>();
        var monitored = new List<double>();
        using var monitor = motor.Readback.Observe(monitored.Add);
        var status = motor.Set(4);
        status.OnProgress(progress => seen.Add(progress.Fraction));
        _time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal([0.25, 0.5, 0.75, 1], seen);
        Assert.Equal([0, 1, 2, 3, 4], monitored);
    }

    [Fact]
    public async Task A_new_velocity_counts_from_the_next_move_on()
    {
        var motor = new SimulatedMotor("motor", _time) { Velocity = 1 };
        await motor.ConfigureAsync(JsonObject.Of(("motor_velocity", 4)));
        var status = motor.Set(8);
        _time.Advance(TimeSpan.FromSeconds(2));
        Assert.True(status.IsSuccess);
    }

    [Fact]
    public async Task In_real_time_it_may_be_used_from_any_thread()
    {
        var motor = new SimulatedMotor("motor", TimeProvider.System) { Velocity = 1e4, Interval = TimeSpan.FromMilliseconds(1) };
        var monitored = new List<double>();
        using var monitor = motor.Readback.Observe(monitored.Add);
        var status = motor.Set(100);
        var readers = Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            while (!status.IsDone) await motor.ReadAsync();
        }));
        await Task.WhenAll(readers.Append(status.AsTask()));
        Assert.Equal(monitored.Order(), monitored);
        Assert.Equal(100, monitored[^1]);
    }
    [Theory]
    [InlineData(0.0)]
    [InlineData(-1.0)]
    public void A_velocity_is_positive(double velocity) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new SimulatedMotor("motor", _time) { Velocity = velocity });

    [Fact]
    public async Task A_setting_without_an_upper_limit_says_so()
    {
        var limits = (await new SimulatedMotor("motor", _time).DescribeConfigurationAsync())["motor_velocity"].Limits!["control"].AsObject();
        Assert.Equal(0, limits["low"].AsDouble());
        Assert.True(limits["high"].IsNull);
    }

}
