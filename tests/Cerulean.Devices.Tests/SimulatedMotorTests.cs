using Cerulean.Devices.Simulated;
using Cerulean.Documents;

namespace Cerulean.Devices.Tests;

public sealed class SimulatedMotorTests
{
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
    public async Task Configuration_and_hints_are_as_in_the_golden_files()
    {
        var motor = new SimulatedMotor("motor", _time) { Velocity = 2, Acceleration = 0.5 };
        Assert.Equal(JsonObject.Of(("fields", JsonValue.FromStrings(["motor"]))), motor.Hints);
        Assert.Equal(["motor_velocity", "motor_acceleration"], (await motor.ReadConfigurationAsync()).Names.Names.ToArray());
        Assert.Equal(["motor_velocity", "motor_acceleration"], (await motor.DescribeConfigurationAsync()).Keys);
        Assert.Equal(2.0, (await motor.ReadConfigurationAsync())["motor_velocity"].Value);
    }

    [Fact]
    public async Task A_move_takes_its_time_and_a_stop_leaves_it_on_the_way()
    {
        var motor = new SimulatedMotor("motor", _time) { Velocity = 2 };
        var status = motor.Set(10);
        _time.Advance(TimeSpan.FromSeconds(1.25));
        Assert.Equal(2.5, motor.Position);
        await motor.StopAsync();
        Assert.True(status.IsSuccess);
        _time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(2.5, motor.Position);
        status = motor.Set(10);
        _time.Advance(TimeSpan.FromSeconds(3.75));
        Assert.True(status.IsSuccess);
        Assert.Equal(10, motor.Position);
    }
}
