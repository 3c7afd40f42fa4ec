namespace Cerulean.Devices.Tests;

/// <summary>A clock that goes faster than another one.</summary>
public sealed class ScaledTimeTests
{
    private readonly VirtualTime _inner = new(DateTimeOffset.UnixEpoch);

    [Theory]
    [InlineData(10, 20)]
    [InlineData(0.5, 1)]
    public void It_shows_what_has_passed_at_its_speed(double speed, double seconds)
    {
        var time = new ScaledTime(_inner, speed);
        var began = time.GetTimestamp();
        _inner.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(DateTimeOffset.UnixEpoch.AddSeconds(seconds), time.GetUtcNow());
        Assert.Equal(TimeSpan.FromSeconds(seconds), time.GetElapsedTime(began));
        Assert.Equal(TimeZoneInfo.Utc, time.LocalTimeZone);
    }

    [Fact]
    public void It_begins_where_the_other_clock_is()
    {
        _inner.Advance(TimeSpan.FromDays(1));
        Assert.Equal(_inner.GetUtcNow(), new ScaledTime(_inner, 100).GetUtcNow());
    }

    [Fact]
    public void Timers_fire_at_their_time_again_and_again_until_they_are_set_anew()
    {
        var time = new ScaledTime(_inner, 10);
        var fired = new List<double>();
        using var timer = time.CreateTimer(_ => fired.Add((time.GetUtcNow() - DateTimeOffset.UnixEpoch).TotalSeconds), null, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(2));
        _inner.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal([5, 7, 9], fired);
        Assert.True(timer.Change(TimeSpan.FromSeconds(4), Timeout.InfiniteTimeSpan));
        _inner.Advance(TimeSpan.FromHours(1));
        Assert.Equal([5, 7, 9, 14], fired);
    }

    [Fact]
    public void No_timer_fires_before_its_time_or_never_for_being_too_short()
    {
        var time = new ScaledTime(_inner, 100);
        var fired = new List<TimeSpan>();
        using var timer = time.CreateTimer(_ => fired.Add(_inner.Elapsed), null, TimeSpan.FromMilliseconds(30), TimeSpan.FromMilliseconds(110));
        _inner.Advance(TimeSpan.FromMilliseconds(5));
        Assert.Equal([1, 3, 5], fired.Select(at => at.TotalMilliseconds));
    }

    [Fact]
    public async Task A_timer_that_is_disposed_does_not_fire()
    {
        var fired = 0;
        await new ScaledTime(_inner, 2).CreateTimer(_ => fired++, null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan).DisposeAsync();
        Assert.False(_inner.AdvanceToNext());
        Assert.Equal(0, fired);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Other_speeds_are_refused(double speed) => Assert.Throws<ArgumentOutOfRangeException>(() => new ScaledTime(_inner, speed));
}
