namespace Cerulean.Engine;

internal sealed partial class Execution
{
    private PlanInterruptedException? _interruption;
    private bool _isHalted;

    // What has been asked for since the last message, and what has failed beside it. True where the plan is paused.
    private bool Attend()
    {
        // One error after the other: what is to be thrown already goes into the plan first, and before it rests.
        var mayRest = _frames.Peek().Error is null;
        if (mayRest && _failure is { } failure)
        {
            _failure = null;
            Throw(_frames.Peek(), failure, _message);
            return false;
        }

        var request = Engine.TakeRequest(mayRest, mayRewind: IsRewindable);
        switch (request.Kind)
        {
            case RequestKind.Panic:
                throw new InvalidOperationException("The engine was given up while it was in the midst of its work: look after the devices by hand, and make another engine.");
            case RequestKind.Halt:
                Halt();
                return false;
            case RequestKind.Abort:
                End(new RequestAbortException(request.Reason));
                return false;
            case RequestKind.Stop:
                End(new RequestStopException());
                return false;
            case RequestKind.Pause:
                return Pause();
            case RequestKind.Suspend:
                Suspend(request.Suspension!);
                return false;
            default:
                return false;
        }
    }

    // A message that is not repeated after a pause is let come to its end.
    private bool MayInterrupt(Message message, Frame frame) => Engine.NextRequest switch
    {
        RequestKind.None => false,
        RequestKind.Suspend => frame.IsMain && IsRepeatable(message),
        RequestKind.Pause => !frame.IsMain || IsRepeatable(message),
        _ => true,
    };

    private void End(PlanInterruptedException exception)
    {
        _interruption = exception;
        GiveUpSuspensions();
        Groups.Release(repeats: false, CleanupErrors.Add);
        KeepUndelivered(_main.Error);
        Throw(_main, exception, null);
    }

    private void Halt()
    {
        _isHalted = true;
        if (_interruption?.ExitStatus != Documents.ExitStatus.Abort) _interruption = null;
        GiveUpSuspensions();
    }

    // Their finally blocks have nothing to clean up that the engine does not. The plans that come next wait for them.
    private void GiveUpSuspensions()
    {
        while (_frames.Count > 1)
        {
            var frame = _frames.Pop();
            KeepUndelivered(frame.Error);
            Engine.PutBack(frame.Suspension!);
        }
    }

    private bool Pause()
    {
        if (!RequireRewindable()) return false;
        var isAtRest = _frames.Count > 1;
        GiveUpSuspensions();
        if (isAtRest) RecordInterruption("pause");
        else Rest("pause");
        return Engine.TryPause();
    }

    private bool RequireRewindable()
    {
        if (IsRewindable) return true;
        End(new FailedPauseException());
        return false;
    }

    private RunResult Paused()
    {
        FlushSinks();
        return new RunResult
        {
            RunUids = Runs.Uids,
            IsInterrupted = true,
            ExitStatus = Documents.ExitStatus.Abort,
            Reason = "paused",
            CleanupErrors = [.. CleanupErrors],
        };
    }

    /// <summary>Goes on after a pause, on this thread.</summary>
    public RunResult Resume() => Drive(() =>
    {
        Wake();
        Rewind();
    });

    /// <summary>Ends the plan after a pause; it cleans up.</summary>
    public RunResult Interrupt(PlanInterruptedException exception) => Drive(() => End(exception));

    /// <summary>Abandons the plan after a pause.</summary>
    public RunResult Abandon() => Drive(Halt);

    private void Suspend(Suspension suspension)
    {
        if (!RequireRewindable())
        {
            Engine.PutBack(suspension);
            return;
        }

        if (_frames.Count > 1) RecordInterruption(suspension.Reason);
        else Rest(suspension.Reason);
        _frames.Push(new Frame(Wait(suspension).Start(), suspension));
    }

    private static async Plan Wait(Suspension suspension)
    {
        await new Message.StartSuspender(suspension);
        if (suspension.Before is not null) await suspension.Before();
        await new Message.WaitFor([_ => suspension.Until]);
        if (suspension.After is not null) await suspension.After();
        await new Message.ResumeFromSuspender(suspension);
    }

    // After the last suspension the plan goes on.
    private void EndSuspension()
    {
        if (_frames.Count > 1) return;
        Engine.Become(EngineState.Running);
        Wake();
        Rewind();
    }
}
