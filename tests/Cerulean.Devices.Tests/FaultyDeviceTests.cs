using Cerulean.Devices.Simulated;
using Cerulean.Documents;

namespace Cerulean.Devices.Tests;

public sealed class FaultyDeviceTests
{
    private readonly VirtualTime _time = new(DateTimeOffset.UnixEpoch);

    public static TheoryData<DeviceCall> Calls => [.. Enum.GetValues<DeviceCall>()];

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task A_failing_device_fails_at_its_call_alone(DeviceCall faulty)
    {
        var device = new FailingDevice("bad", faulty, _time) { After = 1 };
        foreach (var call in Enum.GetValues<DeviceCall>()) await MakeAsync(device, call);
        foreach (var call in Enum.GetValues<DeviceCall>().Where(call => call != faulty)) await MakeAsync(device, call);
        Assert.Equal($"bad fails at {faulty}.", (await Assert.ThrowsAsync<InvalidOperationException>(() => MakeAsync(device, faulty))).Message);
        Assert.Equal([.. Enum.GetValues<DeviceCall>(), .. Enum.GetValues<DeviceCall>().Where(call => call != faulty), faulty], device.Calls);
    }

    [Fact]
    public void A_call_can_throw_or_fail_later()
    {
        var throwing = new FailingDevice("bad", DeviceCall.Trigger, _time) { Throws = true, Error = new IOException("usb") };
        Assert.Throws<IOException>(throwing.Trigger);
        var late = new FailingDevice("bad", DeviceCall.Trigger, _time) { Delay = TimeSpan.FromSeconds(2) };
        var status = late.Trigger();
        Assert.False(status.IsDone);
        _time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(("bad fails at Trigger.", late), (status.Error!.Message, status.Device));
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task A_slow_device_takes_its_time(DeviceCall call)
    {
        var device = new SlowDevice("slow", call, TimeSpan.FromSeconds(3), _time);
        var made = MakeAsync(device, call);
        // A call that answers at once cannot be slow.
        Assert.Equal(call is DeviceCall.Subscribe or DeviceCall.CollectAssets, made.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(3));
        await made;
    }

    [Fact]
    public async Task A_stuck_device_ends_when_it_is_cancelled_or_gives_up_itself()
    {
        var device = new StuckDevice("stuck", DeviceCall.Read, _time);
        using var source = new CancellationTokenSource();
        var reading = device.ReadAsync(source.Token).AsTask();
        Assert.False(_time.AdvanceToNext());
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
        var status = new StuckDevice("stuck", DeviceCall.Set, _time) { Timeout = TimeSpan.FromSeconds(5) }.Set(1);
        _time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal("stuck was not done within 5 s.", Assert.IsType<TimeoutException>(status.Error).Message);
    }

    [Fact]
    public async Task What_goes_well_sets_and_reads_one_value()
    {
        var device = new SlowDevice("slow", DeviceCall.Set, TimeSpan.FromSeconds(3), _time);
        var status = device.Set(4);
        Assert.Equal(0.0, (await device.ReadAsync())["slow"].Value);
        _time.Advance(TimeSpan.FromSeconds(3));
        Assert.True(status.IsSuccess);
        Assert.Equal(new Location(4.0, 4.0), await device.LocateAsync());
        var seen = new List<JsonValue>();
        using (device.Subscribe(readings => seen.Add(readings["slow"].Value))) device.Put(5);
        Assert.Equal([4.0, 5.0], seen);
    }

    private static async Task MakeAsync(FaultyDevice device, DeviceCall call)
    {
        switch (call)
        {
            case DeviceCall.Read: await device.ReadAsync(); break;
            case DeviceCall.Describe: await device.DescribeAsync(); break;
            case DeviceCall.ReadConfiguration: await device.ReadConfigurationAsync(); break;
            case DeviceCall.DescribeConfiguration: await device.DescribeConfigurationAsync(); break;
            case DeviceCall.Configure: await device.ConfigureAsync(JsonObject.Of((device.Name, 1))); break;
            case DeviceCall.Check: await device.CheckAsync(1); break;
            case DeviceCall.Set: await device.Set(1); break;
            case DeviceCall.Locate: await device.LocateAsync(); break;
            case DeviceCall.Trigger: await device.Trigger(); break;
            case DeviceCall.Prepare: await device.Prepare(1); break;
            case DeviceCall.Stage: await device.Stage(); break;
            case DeviceCall.Unstage: await device.Unstage(); break;
            case DeviceCall.Kickoff: await device.Kickoff(); break;
            case DeviceCall.Complete: await device.Complete(); break;
            case DeviceCall.DescribeCollect: Assert.Equal([""], (await device.DescribeCollectAsync()).Keys); break;
            case DeviceCall.Collect: await foreach (var row in device.CollectAsync()) Assert.Equal(1, row.Readings.Count); break;
            case DeviceCall.Pause: await device.PauseAsync(); break;
            case DeviceCall.Resume: await device.ResumeAsync(); break;
            case DeviceCall.Stop: await device.StopAsync(); break;
            case DeviceCall.Subscribe: device.Subscribe(_ => { }).Dispose(); break;
            case DeviceCall.CollectAssets: Assert.Empty(device.CollectAssets()); break;
            default: throw new ArgumentOutOfRangeException(nameof(call));
        }
    }
}
