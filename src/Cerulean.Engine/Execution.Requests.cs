using Cerulean.Documents;

namespace Cerulean.Engine;

internal sealed partial class Execution
{
    private PlanInterruptedException? _interruption;

    private enum Next
    {
        GoOn,
        Pause,
        Halt,
    }

    // What has been asked for since the last message, and what has failed beside it.
    private Next Attend()
    {
        var frame = _frames.Peek();
        if (_failure is { } failure)
        {
            _failure = null;
            Throw(frame, failure, _message);
            return Next.GoOn;
        }

        if (frame.Error is not null && Engine.Request.Kind is RequestKind.Pause or RequestKind.Suspend) return Next.GoOn;
        var request = Engine.TakeRequest();
        switch (request.Kind)
        {
            case RequestKind.Halt:
                Engine.Become(EngineState.Halting);
                return Next.Halt;
            case RequestKind.Abort:
                End(EngineState.Aborting, new RequestAbortException(request.Reason));
                return Next.GoOn;
            case RequestKind.Stop:
                End(EngineState.Stopping, new RequestStopException());
                return Next.GoOn;
            case RequestKind.Pause:
                return Pause() ? Next.Pause : Next.GoOn;
            case RequestKind.Suspend:
                Suspend(request.Suspension!);
                return Next.GoOn;
            default:
                return Next.GoOn;
        }
    }

    // The plan of a suspension is given up: its finally blocks have nothing to clean up that the engine does not.
    private void End(EngineState state, PlanInterruptedException exception)
    {
        Engine.Become(state);
        _interruption = exception;
        while (_frames.Count > 1) _frames.Pop();
        Throw(_frames.Peek(), exception, null);
    }

    // A message that is not repeated after a pause is let come to its end.
    private bool MayInterrupt(Message message, Frame frame) =>
        Engine.Request.Kind is RequestKind.Halt or RequestKind.Abort or RequestKind.Stop || (frame.IsMain && IsRepeatable(message));

    private bool Pause()
    {
        if (!RequireRewindable()) return false;
        Engine.Become(EngineState.Pausing);
        Rest("pause");
        Engine.Become(EngineState.Paused);
        return true;
    }

    private bool RequireRewindable()
    {
        if (_cache is not null) return true;
        End(EngineState.Aborting, new FailedPauseException());
        return false;
    }

    private RunResult Paused()
    {
        FlushSinks();
        return new RunResult { RunUids = Runs.Uids, IsInterrupted = true, ExitStatus = ExitStatus.Abort, Reason = "paused" };
    }

    /// <summary>Goes on after a pause; or ends the plan, as is asked for.</summary>
    public RunResult Resume(RequestKind how, string reason)
    {
        if (how == RequestKind.None)
        {
            Engine.Become(EngineState.Running);
            Wake("resume");
            Rewind();
        }
        else
        {
            Engine.Post(new Request(how, reason));
        }

        return Drive();
    }

    private void Suspend(Suspension suspension)
    {
        if (!RequireRewindable()) return;
        if (Engine.State != EngineState.Suspending)
        {
            Engine.Become(EngineState.Suspending);
            Rest(suspension.Reason);
        }

        _frames.Push(new Frame(Wait(suspension).Start(), isMain: false));
    }

    private static async Plan Wait(Suspension suspension)
    {
        await new Message.StartSuspender(suspension);
        if (suspension.Before is not null) await suspension.Before();
        await new Message.WaitFor([_ => suspension.Until]);
        if (suspension.After is not null) await suspension.After();
        await new Message.ResumeFromSuspender(suspension);
    }

    /// <summary>The end of a suspension.</summary>
    public void ResumeFromSuspension()
    {
        if (_frames.Count > 2) return;
        Engine.Become(EngineState.Running);
        Wake("resume");
        Rewind();
    }
}
