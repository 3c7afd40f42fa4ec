namespace Cerulean.Devices.Tests;

public sealed class ConnectTests
{
    private readonly VirtualTime _time = new(DateTimeOffset.UnixEpoch);

    [Fact]
    public async Task All_that_failed_is_told_as_a_tree()
    {
        var stage = new Stage("stage", _time, Task.FromException(new IOException("no route to host")), Task.CompletedTask);
        var error = await Assert.ThrowsAsync<NotConnectedException>(() => stage.ConnectAsync());
        Assert.Equal(
            """
            Not connected:
              stage
                x
                  readback: no route to host
                y
                  readback: net:x is of the type Integer, expected Number: declare the signal stage_y_readback with the type that it has.
            """, error.Message, ignoreLineEndingDifferences: true);
        Assert.IsType<IOException>(error.Parts[0].Parts[0].InnerException);
    }

    [Fact]
    public async Task What_does_not_answer_is_given_up_after_the_timeout()
    {
        var never = new TaskCompletionSource();
        var slow = new Unreachable(never.Task);
        var axis = new Axis("axis", _time, slow);
        var connecting = Device.ConnectAllAsync([axis, new SoftSignal<double>("good", 1, _time), new Signal<long>("gone", new Unreachable())], timeout: TimeSpan.FromSeconds(3), time: _time);
        _time.Advance(TimeSpan.FromSeconds(2.9));
        Assert.False(connecting.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(0.1));
        var error = await Assert.ThrowsAsync<NotConnectedException>(() => connecting);
        Assert.Equal("Not connected:\n  axis\n    readback: no answer within 3 s\n  gone: no route to host", error.Message);
        Assert.True(slow.WasCancelled);
    }

    [Fact]
    public async Task What_the_device_says_of_its_own_timeout_is_told()
    {
        var signal = new Signal<long>("crate", new Unreachable(Task.FromException(new TimeoutException("slot 7 is silent"))));
        var error = await Assert.ThrowsAsync<NotConnectedException>(() => signal.ConnectAsync());
        Assert.Equal("Not connected:\n  crate: slot 7 is silent", error.Message);
    }

    [Fact]
    public async Task Parts_are_connected_at_the_same_time()
    {
        var both = new TaskCompletionSource();
        var left = 2;
        Task Arrive()
        {
            if (Interlocked.Decrement(ref left) == 0) both.SetResult();
            return both.Task;
        }

        await new Whole([new Gate("a", Arrive), new Gate("b", Arrive)]).ConnectAsync();
        Assert.Equal(0, left);
    }

    [Fact]
    public async Task A_device_is_connected_before_its_parts_and_not_for_a_mock()
    {
        var log = new List<string>();
        Whole Make(bool fails) => new([new Gate("part", () => Log("part"))]) { Connect = () => fails ? throw new IOException("no controller") : Log("whole") };
        Task Log(string what)
        {
            log.Add(what);
            return Task.CompletedTask;
        }

        await Make(fails: false).ConnectAsync();
        Assert.Equal(["whole", "part"], log);
        await Make(fails: true).ConnectAsync(mock: true);
        var error = await Assert.ThrowsAsync<NotConnectedException>(() => Make(fails: true).ConnectAsync());
        Assert.Equal("Not connected:\n  whole: no controller", error.Message);
        Assert.Equal(["whole", "part"], log);
    }

    [Fact]
    public async Task Who_gives_up_gets_no_tree()
    {
        using var source = new CancellationTokenSource();
        var connecting = new Signal<long>("x", new Unreachable(new TaskCompletionSource().Task)).ConnectAsync(cancellationToken: source.Token);
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => connecting);
    }

    private sealed class Axis : Device
    {
        public Axis(string name, TimeProvider time, Unreachable backend) : base(name)
        {
            Add(new ReadOnlySignal<double>("readback", backend), Kind.Hinted);
            Add(new SoftSignal<double>("offset", 0, time), Kind.Config);
        }
    }

    private sealed class Stage : Device
    {
        public Stage(string name, TimeProvider time, Task x, Task y) : base(name)
        {
            Add(new Axis("x", time, new Unreachable(x)));
            Add(new Axis("y", time, new Unreachable(y)));
        }
    }

    private sealed class Gate(string name, Func<Task> connect) : Device(name)
    {
        protected override ValueTask ConnectAloneAsync(CancellationToken cancellationToken) => new(connect());
    }

    private sealed class Whole : Device
    {
        public Whole(Device[] parts) : base("whole")
        {
            foreach (var part in parts) Add(part);
        }

        public Func<Task> Connect { get; init; } = () => Task.CompletedTask;

        protected override ValueTask ConnectAloneAsync(CancellationToken cancellationToken) => new(Connect());
    }
}
