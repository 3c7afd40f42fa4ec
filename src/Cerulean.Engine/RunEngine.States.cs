namespace Cerulean.Engine;

public sealed partial class RunEngine
{
    private Request _request;
    private volatile bool _hasRequest;
    private bool _pausesAtCheckpoint;

    internal bool HasRequest => _hasRequest;

    internal Request Request
    {
        get
        {
            lock (_gate) return _request;
        }
    }

    /// <summary>Pauses the plan: at once, or at its next checkpoint.</summary>
    /// <param name="deferred">True to wait for the checkpoint.</param>
    /// <exception cref="TransitionException">No plan is running.</exception>
    public void RequestPause(bool deferred = false)
    {
        Require(EngineState.Running, EngineState.Pausing);
        if (deferred) _pausesAtCheckpoint = true;
        else Post(new Request(RequestKind.Pause));
    }

    /// <summary>Ends the running plan, which cleans up; its runs end as aborted.</summary>
    /// <param name="reason">Why, for the stop documents.</param>
    /// <exception cref="TransitionException">No plan is running.</exception>
    public void RequestAbort(string reason = "") => Ask(new Request(RequestKind.Abort, reason), EngineState.Aborting);

    /// <summary>Ends the running plan, which cleans up; its runs end as a success.</summary>
    /// <exception cref="TransitionException">No plan is running.</exception>
    public void RequestStop() => Ask(new Request(RequestKind.Stop), EngineState.Stopping);

    /// <summary>Abandons the running plan, which does not clean up; devices are stopped and released, and its runs end as aborted.</summary>
    /// <exception cref="TransitionException">No plan is running.</exception>
    public void RequestHalt() => Ask(new Request(RequestKind.Halt), EngineState.Halting);

    /// <summary>Lets the plan wait: devices are brought to rest, and when it goes on, what was done since the last checkpoint is done again.</summary>
    /// <exception cref="TransitionException">No plan is running.</exception>
    public void RequestSuspend(Suspension suspension) => Ask(new Request(RequestKind.Suspend, Suspension: suspension), EngineState.Suspending);

    internal void HonourDeferredPause()
    {
        if (!_pausesAtCheckpoint) return;
        _pausesAtCheckpoint = false;
        Post(new Request(RequestKind.Pause));
    }

    internal void Post(Request request)
    {
        lock (_gate)
        {
            if (request.Kind >= _request.Kind) _request = request;
            _hasRequest = true;
        }

        _execution?.Mailbox.Wake();
    }

    internal Request TakeRequest()
    {
        lock (_gate)
        {
            var request = _request;
            _request = default;
            _hasRequest = false;
            return request;
        }
    }

    internal void Become(EngineState state) => Become(state, State);

    private void Become(EngineState state, EngineState from)
    {
        lock (_gate)
        {
            if (State != from || !EngineTransitions.Allow(from, state)) throw new TransitionException(State, state);
            State = state;
        }

        StateChanged?.Invoke(state, from);
    }

    private void Ask(Request request, EngineState state)
    {
        lock (_gate)
        {
            if (_execution is null || !EngineTransitions.Allow(State, state)) throw new TransitionException(State, state);
        }

        Post(request);
    }

    private void Require(EngineState state, EngineState next)
    {
        lock (_gate)
        {
            if (State != state) throw new TransitionException(State, next);
        }
    }
}
