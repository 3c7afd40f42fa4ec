using Cerulean.Documents;

namespace Cerulean.Devices.Tests;

public sealed class SoftSignalTests : SignalAcceptance
{
    private readonly VirtualTime _time = new(DateTimeOffset.UnixEpoch);

    [Fact]
    public async Task A_reading_has_the_time_of_its_change()
    {
        var signal = new SoftSignal<double>("current", 400, _time);
        _time.Advance(TimeSpan.FromSeconds(2));
        signal.Value = 399;
        _time.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal(2, (await signal.ReadAsync())["current"].Timestamp);
    }

    [Fact]
    public async Task What_the_signal_declares_is_described()
    {
        var signal = new SoftSignal<double>("current", 400, _time) { Units = "mA", Precision = 2 };
        var key = (await signal.DescribeAsync())["current"];
        Assert.Equal(("SIM:current", "mA", 2L, null), (key.Source, key.Units, key.Precision, key.Limits));
        Assert.Throws<InvalidOperationException>(() => signal.Mock);
    }

    [Fact]
    public void A_subscriber_that_throws_keeps_no_other_from_the_change()
    {
        var signal = new SoftSignal<double>("current", 400, _time);
        var seen = new List<double>();
        using var bad = signal.Observe(value => _ = value < 400 ? throw new InvalidOperationException("display") : 0);
        using var good = signal.Observe(seen.Add);
        Assert.Equal("display", Assert.Throws<AggregateException>(() => signal.Value = 1).InnerException!.Message);
        Assert.Equal([400, 1], seen);
        Assert.Equal(1, signal.Value);
    }

    [Fact]
    public void Another_type_is_named() =>
        Assert.StartsWith("Found a signal of System.Int32, expected one of double,", Assert.Throws<NotSupportedException>(() => new SoftSignal<int>("x", 1, _time)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_monitor_begins_with_the_present_value()
    {
        SoftSignal<double> signal = null!;
        signal = new SoftSignal<double>("current", 400, _time) { Refresh = () => signal.Value = 401 };
        var seen = new List<double>();
        using var monitor = signal.Observe(seen.Add);
        Assert.Equal([401], seen);
    }

    protected override Task<Signal<T>> MakeAsync<T>(string name, T value) => Task.FromResult<Signal<T>>(value is double
        ? new SoftSignal<T>(name, value, _time) { LowLimit = 0, HighLimit = 500 }
        : new SoftSignal<T>(name, value, _time));

    protected override void Put<T>(Signal<T> signal, T value, JsonValue json) => ((SoftSignal<T>)signal).Value = value;
}
