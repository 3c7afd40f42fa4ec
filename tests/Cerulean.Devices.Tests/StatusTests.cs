namespace Cerulean.Devices.Tests;

public sealed class StatusTests
{
    private readonly VirtualTime _time = new(DateTimeOffset.UnixEpoch);

    [Fact]
    public void It_ends_once()
    {
        var status = new Status();
        Assert.Equal((false, false, null), (status.IsDone, status.IsSuccess, status.Error));
        status.Fail(new IOException("first"));
        status.Succeed();
        status.Fail(new IOException("second"));
        Assert.Equal((true, false, "first"), (status.IsDone, status.IsSuccess, status.Error!.Message));
    }

    [Fact]
    public void Who_asks_late_is_called_at_once()
    {
        var status = new Status();
        var count = 0;
        status.OnDone(_ => count++);
        Assert.Equal(0, count);
        status.Succeed();
        Assert.Equal(1, count);
        status.OnDone(_ => count++);
        Assert.Equal(2, count);
    }

    [Fact]
    public void A_callback_that_throws_keeps_no_other_from_being_called()
    {
        var status = new Status();
        var count = 0;
        status.OnDone(_ => throw new InvalidOperationException("display"));
        status.OnDone(_ => count++);
        Assert.Equal("display", Assert.Throws<AggregateException>(status.Succeed).InnerException!.Message);
        Assert.Equal((1, true), (count, status.IsSuccess));
    }

    [Fact]
    public void A_timeout_fails_it_with_its_device_and_limit()
    {
        var status = new Status(new SoftSignal<double>("shutter", 0, _time), TimeSpan.FromSeconds(1.5), _time);
        _time.Advance(TimeSpan.FromSeconds(1.5));
        Assert.Equal("shutter was not done within 1.5 s.", Assert.IsType<TimeoutException>(status.Error).Message);
    }

    [Fact]
    public void What_is_done_in_time_leaves_no_timer_behind()
    {
        var status = new Status(null, TimeSpan.FromSeconds(1), _time);
        status.Succeed();
        Assert.False(_time.AdvanceToNext());
        Assert.True(status.IsSuccess);
    }

    [Fact]
    public async Task It_is_a_task()
    {
        await Status.Done;
        Assert.Same(Task.CompletedTask, Status.Done.AsTask());
        var error = new IOException("no power");
        Assert.Same(error, await Assert.ThrowsAsync<IOException>(async () => await Status.Failed(error)));
        var status = new Status();
        var task = status.AsTask();
        Assert.False(task.IsCompleted);
        status.Succeed();
        Assert.True(task.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task It_follows_a_task()
    {
        Assert.True(Status.Of(Task.CompletedTask).IsSuccess);
        Assert.IsType<IOException>(Status.Of(Task.FromException(new IOException())).Error);
        Assert.IsType<OperationCanceledException>(Status.Of(Task.FromCanceled(new CancellationToken(canceled: true))).Error);
        var completion = new TaskCompletionSource();
        var status = Status.Of(completion.Task);
        Assert.False(status.IsDone);
        completion.SetResult();
        await status;
    }

    [Fact]
    public async Task A_blocking_call_has_a_thread_of_its_own()
    {
        using var gate = new ManualResetEventSlim();
        var status = Status.Run(gate.Wait);
        Assert.False(status.IsDone);
        gate.Set();
        await status;
        await Assert.ThrowsAsync<IOException>(async () => await Status.Run(static () => throw new IOException("vendor error 7")));
    }

    [Fact]
    public void All_succeed_together()
    {
        Assert.Same(Status.Done, Status.All());
        Assert.Same(Status.Done, Status.All(Status.Done, Status.Done));
        var (one, other) = (new Status(), new Status());
        var all = Status.All(one, Status.Done, other);
        one.Succeed();
        Assert.False(all.IsDone);
        other.Succeed();
        Assert.True(all.IsSuccess);
    }

    [Fact]
    public void The_first_failure_fails_all()
    {
        var (one, other) = (new Status(), new Status());
        var all = Status.All(one, other);
        other.Fail(new IOException("x"));
        Assert.Equal("x", all.Error!.Message);
        one.Fail(new IOException("y"));
        Assert.Equal("x", all.Error!.Message);
        Assert.Equal("y", Status.All(new Status(), one).Error!.Message);
    }

    [Fact]
    public void Progress_is_told_until_it_is_done_and_to_who_asks_late()
    {
        var status = new Status();
        var seen = new List<double>();
        status.Report(new Progress(1, 0, 4));
        status.OnProgress(progress => seen.Add(progress.Fraction));
        status.Report(new Progress(2, 0, 4));
        status.Succeed();
        status.Report(new Progress(3, 0, 4));
        status.OnProgress(progress => seen.Add(progress.Current));
        Assert.Equal([0.25, 0.5, 2], seen);
    }

    [Fact]
    public async Task It_ends_once_whoever_ends_it()
    {
        for (var round = 0; round < 200; round++)
        {
            var status = new Status();
            var count = 0;
            status.OnDone(_ => Interlocked.Increment(ref count));
            var threads = Enumerable.Range(0, 4).Select(i => Task.Run(() =>
            {
                status.OnDone(_ => Interlocked.Increment(ref count));
                if (i % 2 == 0) status.Succeed();
                else status.Fail(new IOException());
            }));
            await Task.WhenAll(threads);
            Assert.Equal(5, count);
        }
    }
}
