using Cerulean.Devices;
using Cerulean.Documents;

namespace Cerulean.Engine;

internal sealed partial class Execution
{
    private readonly List<IMovable> _moved = [];
    private readonly List<IStageable> _staged = [];
    private readonly List<IPausable> _pausables = [];
    private bool _isCleaningUp;

    /// <summary>What went wrong while devices were stopped and released.</summary>
    public List<Exception> CleanupErrors { get; } = [];

    /// <summary>A device that is to be stopped at a pause and at the end.</summary>
    public void AddMoved(IMovable device)
    {
        if (!_moved.Contains(device)) _moved.Add(device);
    }

    public void AddStaged(IStageable device)
    {
        if (!_staged.Contains(device)) _staged.Add(device);
    }

    public void RemoveStaged(IStageable device) => _staged.Remove(device);

    /// <summary>A device that the plan uses, and that may want to know of a pause.</summary>
    public void See(object? device)
    {
        if (device is IPausable pausable && !_pausables.Contains(pausable)) _pausables.Add(pausable);
    }

    // Brings the devices to rest for a pause.
    private void Rest(string interruption)
    {
        Runs.ForEach(run => run.RecordInterruption(interruption));
        Runs.ForEach(static run => run.SuspendMonitors());
        foreach (var device in _moved.OfType<IStoppable>()) Complete(token => device.StopAsync(success: true, token));
        foreach (var device in _pausables) Complete(token => device.PauseAsync(token), AllowsNoReplay);
    }

    private bool AllowsNoReplay(Exception error)
    {
        if (error is not NoReplayAllowedException) return false;
        // What was interrupted still owes the plan an answer.
        Message[] owed = _frames.Peek().AwaitsAnswer && _cache is [.., var last] ? [last] : [];
        _replay.Clear();
        _cache = [.. owed];
        return true;
    }

    private void Wake(string interruption)
    {
        Runs.ForEach(run => run.RecordInterruption(interruption));
        foreach (var device in _pausables) Complete(token => device.ResumeAsync(token));
        Runs.ForEach(static run => run.ResumeMonitors());
    }

    // The order is a promise: motion ends first, and the stop documents know how everything went.
    private RunResult Exit(Exception? exception)
    {
        _isCleaningUp = true;
        var status = Judge(exception, out var reason);
        foreach (var device in _moved.OfType<IStoppable>()) Complete(token => device.StopAsync(status == ExitStatus.Success, token));
        Runs.ForEach(run => Guard(run.ClearMonitors));
        Runs.ForEach(run => Guard(run.CollectLeftovers));
        foreach (var device in _staged.AsEnumerable().Reverse()) Complete(token => new ValueTask(device.Unstage().AsTask().WaitAsync(token)));
        Guard(FlushSinks);
        status = Judge(exception, out reason);
        Runs.CloseAll(status, reason, Guard);
        Guard(FlushSinks);
        status = Judge(exception, out reason);
        exception = status == ExitStatus.Fail ? CauseOf(exception) : exception;
        EndSubscriptions();
        var result = new RunResult
        {
            RunUids = Runs.Uids,
            PlanResult = _frames.Last().Cursor.Result,
            ExitStatus = status,
            Reason = reason,
            Exception = exception,
            PlanStack = exception is null ? [] : _frames.Last().Cursor.StackOf(exception),
            FailedMessage = ReferenceEquals(exception, _failedException) ? _failedMessage : null,
            CleanupErrors = CleanupErrors,
        };
        Engine.EndExecution();
        return result;
    }

    /// <summary>How a run ends that is closed now, and why. A plan that swallowed its interruption was interrupted all the same.</summary>
    public ExitStatus Judge(Exception? exception, out string reason)
    {
        exception = CauseOf(exception);
        reason = exception?.Message ?? "";
        return exception switch
        {
            PlanInterruptedException interrupted => interrupted.ExitStatus,
            not null => ExitStatus.Fail,
            _ => Engine.State == EngineState.Halting ? ExitStatus.Abort : ExitStatus.Success,
        };
    }

    private void Guard(Action step)
    {
        try
        {
            step();
        }
        catch (Exception error)
        {
            CleanupErrors.Add(error);
        }
    }

    /// <summary>Lets a device come to its end, whatever is asked for meanwhile, but not for ever.</summary>
    public void Complete(Func<CancellationToken, ValueTask> call, Predicate<Exception>? isGood = null)
    {
        using var cancellation = new CancellationTokenSource(Engine.CleanupTimeout, Engine.Time);
        try
        {
            var task = call(cancellation.Token).AsTask().WaitAsync(cancellation.Token);
            task.GetAwaiter().UnsafeOnCompleted(Mailbox.Wake);
            while (!task.IsCompleted) Mailbox.WaitAndRun();
            task.GetAwaiter().GetResult();
        }
        catch (Exception error)
        {
            if (isGood?.Invoke(error) != true) CleanupErrors.Add(error);
        }
    }
}
