using Cerulean.Documents;

namespace Cerulean.Devices.Tests;

/// <summary>What every signal does, whatever its back end is.</summary>
public abstract class SignalAcceptance
{
    /// <summary>A signal of this value, with limits from 0 to 500 where it is a number.</summary>
    protected abstract Task<Signal<T>> MakeAsync<T>(string name, T value);

    /// <summary>Changes the value from below.</summary>
    protected abstract void Put<T>(Signal<T> signal, T value, JsonValue json);

    [Fact]
    public async Task What_is_set_is_read()
    {
        var signal = await MakeAsync("current", 400.0);
        Assert.Equal(400, await signal.GetAsync());
        Assert.True(signal.Set(401.5).IsSuccess);
        Assert.Equal(401.5, await signal.GetAsync());
        var readings = await signal.ReadAsync();
        Assert.Equal(["current"], readings.Names.Names.ToArray());
        Assert.Equal(401.5, readings["current"].Value);
    }

    [Fact]
    public async Task It_is_its_own_configuration_and_hint()
    {
        var signal = await MakeAsync("current", 400.0);
        Assert.Equal(400.0, (await signal.ReadConfigurationAsync())["current"].Value);
        Assert.Equal(await signal.DescribeAsync(), await signal.DescribeConfigurationAsync());
        Assert.Equal(JsonObject.Of(("fields", JsonValue.FromStrings(["current"]))), signal.Hints);
        var (old, now) = await signal.ConfigureAsync(JsonObject.Of(("current", 7)));
        Assert.Equal((400.0, 7.0), (old["current"].Value, now["current"].Value));
    }

    [Fact]
    public async Task Values_of_every_type_come_back_and_are_described()
    {
        await CheckAsync(true, true, DataKeyType.Boolean, "|b1");
        await CheckAsync(42L, 42, DataKeyType.Integer, "<i8");
        await CheckAsync(0.5, 0.5, DataKeyType.Number, "<f8");
        await CheckAsync("Rh", "Rh", DataKeyType.String, null);
        await CheckAsync(Gear.Fast, "Fast", DataKeyType.String, null);
        await CheckAsync(NdArray.From(1.0, 2.0), NdArray.From(1.0, 2.0), DataKeyType.Array, "<f8");
    }

    [Fact]
    public async Task Choices_are_those_of_the_enumeration()
    {
        var signal = await MakeAsync("gear", Gear.Slow);
        Assert.Equal(["Slow", "Fast"], (await signal.DescribeAsync())["gear"].Choices);
        await signal.Set("Fast");
        Assert.Equal(Gear.Fast, await signal.GetAsync());
        Assert.Equal("gear: Found 'Reverse', expected one of Slow, Fast.", Assert.Throws<LimitException>(() => signal.Set("Reverse")).Message);
        Assert.Throws<LimitException>(() => signal.Set("1"));
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(500.1)]
    [InlineData(double.NaN)]
    public async Task A_value_beyond_the_limits_is_refused(double value)
    {
        var signal = await MakeAsync("current", 400.0);
        await Assert.ThrowsAsync<LimitException>(async () => await signal.CheckAsync(value));
        Assert.Throws<LimitException>(() => signal.Set(value));
        await Assert.ThrowsAsync<LimitException>(async () => await signal.ConfigureAsync(JsonObject.Of(("current", value))));
        Assert.Equal(400, await signal.GetAsync());
    }

    [Fact]
    public async Task Limits_are_taken_and_described()
    {
        var signal = await MakeAsync("current", 400.0);
        await signal.Set(0);
        await signal.Set(500);
        var control = (await signal.DescribeAsync())["current"].Limits!["control"].AsObject();
        Assert.Equal(JsonObject.Of(("low", 0.0), ("high", 500.0)), control);
    }

    [Fact]
    public async Task A_value_of_another_kind_is_refused()
    {
        var count = await MakeAsync("count", 1L);
        Assert.Equal("count: Expected a JSON 64-bit integer, found 2.5.", Assert.Throws<LimitException>(() => count.Set(2.5)).Message);
        await count.Set(3.0);
        Assert.Equal(3, await count.GetAsync());
    }

    [Fact]
    public async Task A_subscriber_sees_the_present_value_and_every_change_in_order()
    {
        var signal = await MakeAsync("current", 400.0);
        var seen = new List<JsonValue>();
        using (signal.Subscribe(readings => seen.Add(readings["current"].Value)))
        {
            await signal.Set(1);
            Put(signal, 2, 2.0);
        }

        await signal.Set(3);
        Assert.Equal([400.0, 1.0, 2.0], seen);
    }

    [Fact]
    public async Task No_change_from_any_thread_is_lost_and_the_last_is_the_value()
    {
        const int Threads = 4, Changes = 2000;
        var signal = await MakeAsync("count", -1L);
        var seen = new List<long>();
        using var subscription = signal.Observe(seen.Add);
        await Task.WhenAll(Enumerable.Range(0, Threads).Select(thread => Task.Run(() =>
        {
            for (var i = 0; i < Changes; i++) Put(signal, (thread * Changes) + i, (thread * Changes) + i);
        })));
        Assert.Equal(1 + (Threads * Changes), seen.Count);
        Assert.Equal(seen[^1], await signal.GetAsync());
        Assert.All(seen.Skip(1).GroupBy(value => value / Changes), group => Assert.Equal(group.Order(), group));
    }

    [Fact]
    public async Task A_subscription_ends_once()
    {
        var signal = await MakeAsync("current", 400.0);
        var count = 0;
        void Callback(double value) => count++;
        var (one, other) = (signal.Observe(Callback), signal.Observe(Callback));
        one.Dispose();
        one.Dispose();
        await signal.Set(1);
        Assert.Equal(3, count);
        other.Dispose();
    }

    [Fact]
    public async Task It_can_be_waited_for()
    {
        var signal = await MakeAsync("current", 400.0);
        Assert.True(signal.When(value => value > 300).IsSuccess);
        var status = signal.When(value => value < 10);
        Put(signal, 20, 20.0);
        Assert.False(status.IsDone);
        Put(signal, 5, 5.0);
        Assert.True(status.IsSuccess);
        var failing = signal.When(_ => throw new InvalidOperationException("broken"));
        Assert.Equal("broken", failing.Error!.Message);
        var time = new VirtualTime(DateTimeOffset.UnixEpoch);
        var late = signal.When(value => value > 100, TimeSpan.FromSeconds(2), time);
        time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal("current was not done within 2 s.", Assert.IsType<TimeoutException>(late.Error).Message);
    }

    [Fact]
    public async Task It_knows_where_it_was_sent()
    {
        var signal = await MakeAsync("current", 400.0);
        Assert.Equal(new Location(400.0, 400.0), await signal.LocateAsync());
        await signal.Set(10);
        Put(signal, 9.5, 9.5);
        Assert.Equal(new Location(10.0, 9.5), await signal.LocateAsync());
    }

    private async Task CheckAsync<T>(T value, JsonValue json, DataKeyType dtype, string? numpy)
    {
        var signal = await MakeAsync("value", value);
        await signal.Set(value);
        Assert.Equal(json, (await signal.ReadAsync())["value"].Value);
        Assert.Equal(value, await signal.GetAsync());
        var key = (await signal.DescribeAsync())["value"];
        Assert.Equal(dtype, key.Dtype);
        Assert.Equal(numpy, key.DtypeNumpy?.AsString());
        Assert.Equal(json.NdArrayOrNull is null ? [] : [2L], key.Shape);
        Assert.EndsWith(":value", key.Source, StringComparison.Ordinal);
    }

    protected enum Gear
    {
        Slow,
        Fast,
    }
}
