namespace Cerulean.Engine;

public sealed partial class RunEngine
{
    private volatile EngineState _state;

    /// <summary>What the engine is doing.</summary>
    public EngineState State => _state;

    /// <summary>Takes the next state, and tells of it.</summary>
    internal void Become(EngineState state)
    {
        var from = Take(state);
        Tell(_execution, state, from);
    }

    /// <summary>The plan is paused, unless something more urgent was asked for meanwhile.</summary>
    internal bool TryPause()
    {
        lock (_gate)
        {
            if (_request.Kind > RequestKind.Pause) return false;
            Take(EngineState.Paused);
        }

        Tell(_execution, EngineState.Paused, EngineState.Pausing);
        return true;
    }

    /// <summary>The plan has ended, however that came; devices are still to be released.</summary>
    internal void BeginEnd()
    {
        lock (_gate) _isEnding = true;
    }

    /// <summary>All is done that there was to do.</summary>
    internal void EndExecution(Execution execution)
    {
        EngineState from;
        lock (_gate)
        {
            from = _state;
            _execution = null;
            ForgetRequests();
            if (from != EngineState.Panicked) Take(EngineState.Idle);
        }

        if (from != EngineState.Panicked) Tell(execution, EngineState.Idle, from);
    }

    /// <summary>Gives the engine up, from any thread. The plan that it drives, if it ever comes back, is abandoned.</summary>
    internal void Panic()
    {
        EngineState from;
        lock (_gate)
        {
            from = _state;
            if (from == EngineState.Panicked) return;
            Take(EngineState.Panicked);
            Put(new Request(RequestKind.Panic));
        }

        Tell(_execution, EngineState.Panicked, from);
    }

    // Who runs a plan has the engine from here on: requests are taken, and another plan is refused.
    private Func<RunResult> Begin(Plan plan, Documents.JsonObject? metadata)
    {
        ArgumentNullException.ThrowIfNull(plan);
        lock (_gate)
        {
            Take(EngineState.Running, EngineState.Idle);
            DropEndedSuspensions();
        }

        try
        {
            var execution = new Execution(this, plan, metadata ?? Documents.JsonObject.Empty);
            _execution = execution;
            return () => Outcome(execution.Drive(() => Tell(execution, EngineState.Running, EngineState.Idle)));
        }
        catch
        {
            lock (_gate)
            {
                ForgetRequests();
                Take(EngineState.Idle);
            }

            throw;
        }
    }

    private Func<RunResult> GoOn(EngineState state, Func<Execution, RunResult> how)
    {
        Execution execution;
        lock (_gate)
        {
            if (_state == EngineState.Paused) _execution!.RequireLeft();
            Take(state, EngineState.Paused);
            DropEndedSuspensions();
            execution = _execution!;
        }

        Tell(execution, state, EngineState.Paused);
        return () => Outcome(how(execution));
    }

    private void ForgetRequests()
    {
        _request = default;
        _pausesAtCheckpoint = _isEnding = false;
        _hasRequest = _suspensions.Count > 0;
    }

    private EngineState Take(EngineState state, EngineState? only = null)
    {
        lock (_gate)
        {
            var from = _state;
            if ((only is not null && from != only) || !EngineTransitions.Allow(from, state)) throw new TransitionException(from, state);
            _state = state;
            return from;
        }
    }

    // What a handler throws is thrown in the plan, or told with its result where that is too late.
    private void Tell(Execution? execution, EngineState state, EngineState from)
    {
        try
        {
            StateChanged?.Invoke(state, from);
        }
        catch (Exception error) when (execution is not null)
        {
            execution.Mailbox.Post(() => execution.Fail(error));
        }
    }

    private static RunResult Outcome(RunResult result) => result.ExitStatus == Documents.ExitStatus.Fail ? throw new RunFailedException(result) : result;
}
