using System.Runtime.CompilerServices;

namespace Cerulean.Devices;

/// <summary>
/// Something a device has begun: it succeeds or fails once, from any thread. Who has begun it ends it with <see cref="Succeed"/> or <see cref="Fail"/>;
/// what comes after the first of these, and after a timeout, does nothing.
/// </summary>
/// <remarks>A callback that throws keeps no other one from being called; what it throws goes to whoever has ended the status, or reported progress.</remarks>
public sealed class Status
{
    private readonly Lock _gate = new();
    private Action<Status>? _callbacks;
    private Action<Progress>? _watchers;
    private Progress? _progress;
    private ITimer? _timer;
    private Exception? _error;
    private volatile bool _isDone;

    /// <summary>A status that is not yet done.</summary>
    /// <param name="device">The device, for messages.</param>
    public Status(IDevice? device = null) => Device = device;

    /// <summary>A status that fails with a <see cref="TimeoutException"/> when it is not done in time.</summary>
    public Status(IDevice? device, TimeSpan timeout, TimeProvider time) : this(device)
    {
        _timer = time.CreateTimer(
            _ => Fail(new TimeoutException($"{device?.Name ?? "The device"} was not done within {timeout.TotalSeconds} s.")),
            null, timeout, Timeout.InfiniteTimeSpan);
        // The timer may have fired before it was known here.
        if (_isDone) Release();
    }

    /// <summary>A status that has succeeded.</summary>
    public static Status Done { get; } = MakeDone();

    /// <summary>A status that has failed.</summary>
    public static Status Failed(Exception error, IDevice? device = null)
    {
        var status = new Status(device);
        status.Fail(error);
        return status;
    }

    /// <summary>The status of an asynchronous operation. It fails where the operation throws.</summary>
    public static Status Of(Task task, IDevice? device = null) => new Status(device).Follow(task);

    /// <summary>Begins a call that blocks, on a thread of its own: the way to wrap a vendor's blocking function. A status that is ended before its thread has begun begins no call.</summary>
    public static Status Run(Action blocking, IDevice? device = null)
    {
        var status = new Status(device);
        return status.Follow(Task.Factory.StartNew(
            () =>
            {
                if (!status.IsDone) blocking();
            },
            CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default));
    }

    /// <summary>A status that succeeds when all have succeeded, and fails as soon as one of them fails.</summary>
    public static Status All(params ReadOnlySpan<Status> statuses)
    {
        var pending = 0;
        foreach (var status in statuses)
        {
            if (status.Error is not null) return status;
            if (!status.IsDone) pending++;
        }

        if (pending == 0) return Done;
        var left = statuses.Length;
        var all = new Status();
        foreach (var status in statuses)
        {
            status.OnDone(done =>
            {
                if (done._error is { } error) all.Fail(error);
                else if (Interlocked.Decrement(ref left) == 0) all.Succeed();
            });
        }

        return all;
    }

    /// <summary>The device, where it is known.</summary>
    public IDevice? Device { get; }

    /// <summary>True once it has succeeded or failed.</summary>
    public bool IsDone => _isDone;

    /// <summary>True once it has succeeded.</summary>
    public bool IsSuccess => _isDone && _error is null;

    /// <summary>Why it failed; null while it is not done, and where it succeeded.</summary>
    public Exception? Error => _isDone ? _error : null;

    /// <summary>The last progress that was reported.</summary>
    public Progress? Progress
    {
        get
        {
            lock (_gate) return _progress;
        }
    }

    /// <summary>Says that it has succeeded.</summary>
    public void Succeed() => End((Exception?)null);

    /// <summary>Says that it has failed.</summary>
    public void Fail(Exception error) => End(error ?? throw new ArgumentNullException(nameof(error)));

    /// <summary>Tells how far it is.</summary>
    public void Report(Progress progress)
    {
        Action<Progress>? watchers;
        lock (_gate)
        {
            if (_isDone) return;
            _progress = progress;
            watchers = _watchers;
        }

        Callbacks.InvokeAll(watchers, progress);
    }

    /// <summary>Calls back when it is done, on the thread that ends it; at once where it is done already.</summary>
    public void OnDone(Action<Status> callback)
    {
        lock (_gate)
        {
            if (!_isDone)
            {
                _callbacks += callback;
                return;
            }
        }

        callback(this);
    }

    /// <summary>Calls back with the last progress, where there is one, and with every later one, on the thread that reports it.</summary>
    public void OnProgress(Action<Progress> callback)
    {
        Progress? last;
        lock (_gate)
        {
            last = _progress;
            if (!_isDone) _watchers += callback;
        }

        if (last is { } progress) callback(progress);
    }

    /// <summary>The status as a task, which fails where the status fails.</summary>
    public Task AsTask()
    {
        if (IsSuccess) return Task.CompletedTask;
        // Who awaits it goes on at once: under virtual time, the clock must not pass meanwhile.
        var completion = new TaskCompletionSource();
        OnDone(status =>
        {
            if (status._error is null) completion.TrySetResult();
            else completion.TrySetException(status._error);
        });
        return completion.Task;
    }

    /// <summary>Lets an asynchronous method of a device await it. A plan waits with a message instead.</summary>
    public TaskAwaiter GetAwaiter() => AsTask().GetAwaiter();

    private static Status MakeDone()
    {
        var status = new Status();
        status.Succeed();
        return status;
    }

    private Status Follow(Task task)
    {
        if (task.IsCompleted) End(task);
        else _ = task.ContinueWith(static (task, state) => ((Status)state!).End(task), this, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        return this;
    }

    private void End(Task task) => End(task.IsCanceled ? new OperationCanceledException($"{Device?.Name ?? "The operation"} was cancelled.") : task.Exception?.GetBaseException());

    private void End(Exception? error)
    {
        Action<Status>? callbacks;
        lock (_gate)
        {
            if (_isDone) return;
            _error = error;
            _isDone = true;
            (callbacks, _callbacks, _watchers) = (_callbacks, null, null);
        }

        Release();
        Callbacks.InvokeAll(callbacks, this);
    }

    private void Release() => Interlocked.Exchange(ref _timer, null)?.Dispose();
}
