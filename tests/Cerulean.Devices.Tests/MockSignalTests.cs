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
        await signal.ConnectAsync(mock: true);
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

    protected override async Task<Signal<T>> MakeAsync<T>(string name, T value)
    {
        var signal = value is double ? new Signal<T>(name, new Unreachable()) { LowLimit = 0, HighLimit = 500 } : new Signal<T>(name, new Unreachable());
        await signal.ConnectAsync(mock: true);
        Assert.True(signal.Set(value).IsSuccess);
        return signal;
    }

    protected override void Put<T>(Signal<T> signal, T value, JsonValue json) => signal.Mock.Put(json);
}
