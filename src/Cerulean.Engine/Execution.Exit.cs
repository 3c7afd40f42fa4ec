using Cerulean.Documents;

namespace Cerulean.Engine;

internal sealed partial class Execution
{
    private bool _isCleaningUp;

    // The order is a promise: motion ends first, and the stop documents know how everything went.
    private RunResult Exit(Exception? exception)
    {
        _isCleaningUp = true;
        Engine.BeginEnd();
        KeepUndelivered(_failure);
        KeepUndelivered(_main.Error);
        // What was begun is given up: that it fails now tells nothing.
        Groups.Pardon();
        StopMoved(success: Judge(exception, out _) == ExitStatus.Success);
        Runs.ForEach(run => Guard(run.ClearMonitors));
        Runs.ForEach(run => Guard(run.CollectLeftovers));
        UnstageAll();
        Guard(FlushSinks);
        Runs.CloseAll(Judge(exception, out var reason), reason, Guard);
        Guard(FlushSinks);
        EndSubscriptions();
        Engine.EndExecution(this);
        // Also tells what the last handlers have thrown.
        Mailbox.Close(() => Engine.Mailbox);
        return Ended(exception);
    }

    // What could not be thrown in the plan any more.
    private void KeepUndelivered(Exception? error)
    {
        if (error is not (null or PlanInterruptedException) && !ReferenceEquals(error, _sinkFailure)) CleanupErrors.Add(error);
    }

    private RunResult Ended(Exception? exception)
    {
        var status = Judge(exception, out var reason);
        exception = CauseOf(exception);
        return new RunResult
        {
            RunUids = Runs.Uids,
            PlanResult = _main.Cursor.Result,
            ExitStatus = status,
            Reason = reason,
            Exception = exception,
            PlanStack = exception is null ? [] : _main.Cursor.StackOf(exception),
            FailedMessage = ReferenceEquals(exception, _failedException) ? _failedMessage : null,
            CleanupErrors = [.. CleanupErrors],
        };
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
            _ => _isHalted ? ExitStatus.Abort : ExitStatus.Success,
        };
    }

    // The engine itself has failed, or was given up. What can still be done for devices and runs is done.
    private RunResult Panic(Exception error)
    {
        Engine.Panic();
        return Exit(error);
    }
}
