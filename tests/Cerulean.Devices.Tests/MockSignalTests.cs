using Cerulean.Documents;

namespace Cerulean.Devices.Tests;

public sealed class MockSignalTests : SignalAcceptance
{
    [Fact]
    public async Task A_mock_remembers_what_was_set()
    {
        var signal = await MakeAsync("current", 400.0);
        signal.Mock.Put(5.0);
        await signal.Set(1);
        await signal.Set(2);
        Assert.Equal([400.0, 1.0, 2.0], signal.Mock.Sets);
    }

    [Fact]
    public async Task A_set_can_take_its_time_fail_and_move_others()
    {
        var signal = await MakeAsync("current", 400.0);
        var pending = new Status();
        signal.Mock.OnSet = _ => pending;
        var status = signal.Set(1);
        Assert.False(status.IsDone);
        Assert.Equal(400, await signal.GetAsync());
        pending.Succeed();
        Assert.Equal((true, 1), (status.IsSuccess, await signal.GetAsync()));
        signal.Mock.OnSet = _ => Status.Failed(new IOException("no power"));
        Assert.Equal("no power", signal.Set(2).Error!.Message);
        Assert.Equal(1, await signal.GetAsync());
    }

    [Fact]
    public async Task A_read_can_fail()
    {
        var signal = await MakeAsync("current", 400.0);
        signal.Mock.ReadError = new IOException("no link");
        Assert.Equal("no link", (await Assert.ThrowsAsync<IOException>(async () => await signal.ReadAsync())).Message);
        signal.Mock.ReadError = null;
        Assert.Equal(400, await signal.GetAsync());
    }

    [Fact]
    public async Task A_mock_without_a_value_has_that_of_its_type()
    {
        var signal = new Signal<string>("label", new Unreachable());
        await signal.ConnectAsync(mock: true, time: new VirtualTime(DateTimeOffset.UnixEpoch));
        Assert.Equal(0, (await signal.ReadAsync())["label"].Timestamp);
        Assert.Equal("", await signal.GetAsync());
        Assert.Equal("mock:label", (await signal.DescribeAsync())["label"].Source);
        await Assert.ThrowsAsync<NotConnectedException>(() => signal.ConnectAsync());
    }

    [Fact]
    public async Task A_mock_of_a_value_in_memory_is_that_value()
    {
        var signal = new SoftSignal<double>("current", 3, TimeProvider.System);
        await signal.ConnectAsync(mock: true);
        Assert.Equal(3, await signal.GetAsync());
        signal.Value = 4;
        Assert.Equal(4, await signal.GetAsync());
        await signal.ConnectAsync();
        Assert.Throws<InvalidOperationException>(() => signal.Mock);
        Assert.Equal(4, await signal.GetAsync());
    }

    [Fact]
    public async Task Limits_of_the_signal_and_of_its_back_end_both_count()
    {
        var backend = new Described(new DataKey
        {
            Source = "net:x",
            Dtype = DataKeyType.Number,
            Shape = [],
            Units = "mm",
            Precision = 4,
            Limits = JsonObject.Of(("control", JsonObject.Of(("low", -5), ("high", 5))), ("display", JsonObject.Of(("low", -9), ("high", 9)))),
        });
        var signal = new Signal<double>("x", backend) { LowLimit = -10, HighLimit = 3 };
        await signal.ConnectAsync();
        Assert.Throws<LimitException>(() => signal.Set(-5.1));
        Assert.Throws<LimitException>(() => signal.Set(3.1));
        var key = (await signal.DescribeAsync())["x"];
        Assert.Equal(("mm", 4L), (key.Units, key.Precision));
        Assert.Equal(JsonObject.Of(("control", JsonObject.Of(("low", -5.0), ("high", 3.0))), ("display", JsonObject.Of(("low", -9), ("high", 9)))), key.Limits);
    }

    [Fact]
    public async Task Choices_of_the_back_end_are_those_that_may_be_set()
    {
        var key = new DataKey { Source = "net:mode", Dtype = DataKeyType.String, Shape = [], Choices = ["Fast", "Slow", "Off"] };
        var mode = new Signal<string>("mode", new Described(key));
        await mode.ConnectAsync();
        Assert.Equal("mode: found 'On', expected one of Fast, Slow, Off.", Assert.Throws<LimitException>(() => mode.Set("On")).Message);
        var error = await Assert.ThrowsAsync<NotConnectedException>(() => new Signal<Gear>("mode", new Described(key)).ConnectAsync());
        Assert.Contains("net:mode has the choices Fast, Slow, Off, expected Slow, Fast", error.Message, StringComparison.Ordinal);
        await new Signal<Gear>("mode", new Described(key with { Choices = ["Fast", "Slow"] })).ConnectAsync();
    }

    protected override async Task<Signal<T>> MakeAsync<T>(string name, T value)
    {
        var signal = value is double ? new Signal<T>(name, new Unreachable()) { LowLimit = 0, HighLimit = 500 } : new Signal<T>(name, new Unreachable());
        await signal.ConnectAsync(mock: true);
        Assert.True(signal.Set(value).IsSuccess);
        return signal;
    }

    protected override void Put<T>(Signal<T> signal, T value, JsonValue json) => signal.Mock.Put(json);
}
