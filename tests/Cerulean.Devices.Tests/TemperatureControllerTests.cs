using Cerulean.Devices.Simulated;
using Cerulean.Documents;

namespace Cerulean.Devices.Tests;

public sealed class TemperatureControllerTests
{
    private readonly VirtualTime _time = new(DateTimeOffset.UnixEpoch);

    [Theory]
    [InlineData(310)]
    [InlineData(280)]
    public async Task It_comes_at_its_rate_and_settles_within_the_deadband(double target)
    {
        var oven = new TemperatureController("oven", _time) { Rate = 0.5, Deadband = 0.2 };
        var seen = new List<double>();
        using var monitor = oven.Readback.Observe(seen.Add);
        var status = oven.Set(target);
        while (!status.IsDone) Assert.True(_time.AdvanceToNext());
        Assert.False(_time.AdvanceToNext());
        Assert.InRange(Math.Abs(seen[^1] - target), 0, 0.2);
        Assert.All(seen.SkipLast(1), value => Assert.True(Math.Abs(value - target) > 0.2));
        Assert.Equal(target > 295 ? seen.Order() : seen.OrderDescending(), seen);
        Assert.All(seen.Zip(seen.Skip(1)), pair => Assert.True(Math.Abs(pair.Second - pair.First) <= 0.5 + 1e-9));
        Assert.InRange(_time.Elapsed.TotalSeconds, 30, 50);
        Assert.Equal(target, (await oven.LocateAsync()).Setpoint);
    }

    [Fact]
    public async Task It_reads_and_describes_itself()
    {
        var oven = new TemperatureController("oven", _time);
        Assert.Equal(["oven", "oven_setpoint"], (await oven.ReadAsync()).Names.Names.ToArray());
        Assert.Equal(["oven_rate", "oven_deadband"], (await oven.ReadConfigurationAsync()).Names.Names.ToArray());
        Assert.Equal("K", (await oven.DescribeAsync())["oven"].Units);
        Assert.Equal(JsonObject.Of(("fields", JsonValue.FromStrings(["oven"]))), oven.Hints);
    }

    [Fact]
    public async Task A_stop_keeps_the_temperature()
    {
        var oven = new TemperatureController("oven", _time);
        var status = oven.Set(400);
        _time.Advance(TimeSpan.FromSeconds(30));
        await oven.StopAsync();
        var now = (await oven.LocateAsync()).Readback;
        _time.Advance(TimeSpan.FromMinutes(5));
        Assert.True(status.IsSuccess);
        Assert.Equal(now, (await oven.LocateAsync()).Readback);
        Assert.InRange(now.AsDouble(), 310, 324);
        status = oven.Set(200);
        await oven.StopAsync(success: false);
        Assert.Contains("oven was stopped at", status.Error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_second_change_fails_the_first_and_takes_over()
    {
        var oven = new TemperatureController("oven", _time);
        var first = oven.Set(400);
        _time.Advance(TimeSpan.FromSeconds(30));
        var second = oven.Set(300);
        Assert.Contains("sent to 300 K", first.Error!.Message, StringComparison.Ordinal);
        var last = default(Progress);
        second.OnProgress(progress => last = progress);
        _time.Advance(TimeSpan.FromMinutes(5));
        Assert.True(second.IsSuccess);
        Assert.Equal((300, "K", 1.0), (last.Target, last.Units, Math.Round(last.Fraction, 1)));
    }

    [Theory]
    [InlineData(-1.0)]
    [InlineData(1501.0)]
    [InlineData(double.NaN)]
    public async Task A_temperature_beyond_the_limits_is_refused(double value)
    {
        var oven = new TemperatureController("oven", _time);
        Assert.Throws<LimitException>(() => oven.Set(value));
        await Assert.ThrowsAsync<LimitException>(async () => await oven.CheckAsync(value));
    }
}
