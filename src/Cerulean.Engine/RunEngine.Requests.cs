namespace Cerulean.Engine;

public sealed partial class RunEngine
{
    private readonly List<Suspension> _suspensions = [];
    private Request _request;
    private bool _isEnding;
    private volatile bool _hasRequest;
    private volatile bool _pausesAtCheckpoint;

    internal bool HasRequest => _hasRequest;

    /// <summary>What is to be done next of what was asked for.</summary>
    internal RequestKind NextRequest
    {
        get
        {
            lock (_gate)
            {
                if (_request.Kind != RequestKind.None) return _request.Kind;
                return _state == EngineState.Running && _suspensions.Count > 0 ? RequestKind.Suspend : RequestKind.None;
            }
        }
    }

    internal bool CanPauseNow => _execution?.IsRewindable ?? false;

    /// <summary>Pauses the plan: at once, or at its next checkpoint. From any thread. A plan that has no checkpoint to go back to is aborted.</summary>
    /// <param name="deferred">True to wait for the checkpoint.</param>
    /// <exception cref="TransitionException">No plan is running.</exception>
    public void RequestPause(bool deferred = false)
    {
        lock (_gate)
        {
            RequireLive(EngineState.Pausing);
            if (deferred) _pausesAtCheckpoint = true;
            else Put(new Request(RequestKind.Pause));
        }
    }

    /// <summary>Ends the running plan, which cleans up; its runs end as aborted. From any thread.</summary>
    /// <param name="reason">Why, for the stop documents.</param>
    /// <exception cref="TransitionException">No plan is running.</exception>
    public void RequestAbort(string reason = "") => Ask(new Request(RequestKind.Abort, reason), EngineState.Aborting);

    /// <summary>Ends the running plan, which cleans up; its runs end as a success. From any thread.</summary>
    /// <exception cref="TransitionException">No plan is running.</exception>
    public void RequestStop() => Ask(new Request(RequestKind.Stop), EngineState.Stopping);

    /// <summary>Abandons the running plan, which does not clean up; devices are stopped and released, and its runs end as aborted. From any thread.</summary>
    /// <exception cref="TransitionException">No plan is running.</exception>
    public void RequestHalt() => Ask(new Request(RequestKind.Halt), EngineState.Halting);

    /// <summary>
    /// Lets plans wait: devices are brought to rest, and when the plan goes on, what was done since the last checkpoint is done again.
    /// From any thread, at any time: with no plan running, or a paused one, the next message waits, if the suspension has not ended by then.
    /// </summary>
    /// <exception cref="TransitionException">The engine has panicked.</exception>
    public void RequestSuspend(Suspension suspension)
    {
        ArgumentNullException.ThrowIfNull(suspension);
        lock (_gate)
        {
            if (_state == EngineState.Panicked) throw new TransitionException(_state, EngineState.Suspending);
            if (_state is not (EngineState.Running or EngineState.Suspending)) DropEndedSuspensions();
            _suspensions.Add(suspension);
            Wake();
        }
    }

    internal void HonourDeferredPause()
    {
        if (_pausesAtCheckpoint && _state == EngineState.Running) RequestPause();
    }

    /// <summary>A suspension that has not come to its end is waited for another time.</summary>
    internal void PutBack(Suspension suspension)
    {
        lock (_gate)
        {
            if (suspension.Until.IsCompleted) return;
            _suspensions.Insert(0, suspension);
            _hasRequest = true;
        }
    }

    /// <summary>
    /// Takes what is to be done next, and the state of doing it. That is one step: whatever else is asked for is allowed in the state before, and waits,
    /// or is judged by the one after. The plan rests only where it may, and is aborted where it could not go back.
    /// </summary>
    internal Request TakeRequest(bool mayRest, bool mayRewind)
    {
        Request request;
        EngineState from, to;
        lock (_gate)
        {
            request = TakeNext(mayRest);
            _hasRequest = _request.Kind != RequestKind.None || _suspensions.Count > 0;
            (from, to) = (_state, StateOf(request.Kind, mayRewind));
            // Also a suspension within another one.
            if (to == from) return request;
            Take(to);
        }

        Tell(_execution, to, from);
        return request;
    }

    private Request TakeNext(bool mayRest)
    {
        var request = _request;
        if (request.Kind == RequestKind.Pause && !mayRest) return default;
        if (request.Kind == RequestKind.Pause) _pausesAtCheckpoint = false;
        _request = default;
        if (request.Kind != RequestKind.None || !mayRest || _suspensions.Count == 0 || _state is not (EngineState.Running or EngineState.Suspending)) return request;
        var suspension = _suspensions[0];
        _suspensions.RemoveAt(0);
        return new Request(RequestKind.Suspend, Suspension: suspension);
    }

    private EngineState StateOf(RequestKind kind, bool mayRewind) => kind switch
    {
        RequestKind.Suspend => mayRewind ? EngineState.Suspending : EngineState.Aborting,
        RequestKind.Pause => mayRewind ? EngineState.Pausing : EngineState.Aborting,
        RequestKind.Stop => EngineState.Stopping,
        RequestKind.Abort => EngineState.Aborting,
        RequestKind.Halt => EngineState.Halting,
        _ => _state,
    };

    private void Ask(Request request, EngineState state)
    {
        lock (_gate)
        {
            RequireLive(state);
            Put(request);
        }
    }

    // A paused plan has no thread that would hear of it, and one that has ended does nothing more.
    private void RequireLive(EngineState state)
    {
        if (_isEnding || _state == EngineState.Paused || !EngineTransitions.Allow(_state, state)) throw new TransitionException(_state, state);
    }

    private void Put(Request request)
    {
        if (request.Kind >= _request.Kind) _request = request;
        Wake();
    }

    private void Wake()
    {
        _hasRequest = true;
        _execution?.Mailbox.Wake();
    }

    private void DropEndedSuspensions()
    {
        _suspensions.RemoveAll(static suspension => suspension.Until.IsCompleted);
        _hasRequest = _request.Kind != RequestKind.None || _suspensions.Count > 0;
    }
}
