using System.Diagnostics.CodeAnalysis;
using Cerulean.Devices;
using Cerulean.Documents;

namespace Cerulean.Engine;

/// <summary>One call of the engine: a plan, and what it has open. All of it happens on the engine's thread.</summary>
[SuppressMessage("Reliability", "CA1001", Justification = "The source of cancellation has no timer and no handle.")]
internal sealed partial class Execution
{
    private readonly object _driving = new();
    private readonly Stack<Frame> _frames = new();
    private readonly Frame _main;
    private CancellationTokenSource _cancellation = new();
    private Message? _message;
    private Message? _failedMessage;
    private Exception? _failedException;
    private Exception? _failure;
    private bool _isWaiting;

    public Execution(RunEngine engine, Plan plan, JsonObject metadata)
    {
        (Engine, Metadata, PlanName) = (engine, metadata, plan.Innermost.Name);
        Mailbox = new Mailbox(engine.Time) { Failed = Fail };
        Groups = new StatusGroups(this);
        Runs = new OpenRuns(this);
        _main = new Frame(engine.Preprocess(plan).Start());
        _frames.Push(_main);
    }

    public RunEngine Engine { get; }

    /// <summary>Metadata of the call, which go before those of the plan.</summary>
    public JsonObject Metadata { get; }

    public string PlanName { get; }

    public Mailbox Mailbox { get; }

    public StatusGroups Groups { get; }

    public OpenRuns Runs { get; }

    /// <summary>Is cancelled when the message is interrupted.</summary>
    public CancellationToken Cancellation => _cancellation.Token;

    /// <summary>Lets an exception be thrown in the plan at what it awaits now. The first one counts; of others that come at the same time the result tells.</summary>
    public void Fail(Exception error)
    {
        if (_isCleaningUp || _failure is not null) CleanupErrors.Add(error);
        else _failure = error;
    }

    /// <summary>Tells what the plan waits for; with null that it goes on.</summary>
    public void TellWaiting(IReadOnlyCollection<Status>? statuses)
    {
        if (statuses is null && !_isWaiting) return;
        _isWaiting = statuses is not null;
        try
        {
            Engine.OnWaiting(statuses);
        }
        catch (Exception error)
        {
            Fail(error);
        }
    }

    /// <summary>A handler that is told of the pause cannot go on by itself: the call that has paused has not returned.</summary>
    public void RequireLeft()
    {
        if (Monitor.IsEntered(_driving)) throw new InvalidOperationException("The plan is driven by this very thread: let Run return first.");
    }

    /// <summary>Drives the plan on this thread until it ends or pauses.</summary>
    public RunResult Drive(Action first)
    {
        // A thread that hears of the pause may resume the plan before the one that paused it has left.
        lock (_driving)
        {
            var outer = SynchronizationContext.Current;
            SynchronizationContext.SetSynchronizationContext(Mailbox);
            try
            {
                first();
                return Loop();
            }
            catch (Exception error)
            {
                return Panic(error);
            }
            finally
            {
                SynchronizationContext.SetSynchronizationContext(outer);
            }
        }
    }

    private RunResult Loop()
    {
        Exception? exception = null;
        while (!_isHalted)
        {
            if (Mailbox.HasItems) Mailbox.Run();
            if (_failure is not null || Engine.HasRequest)
            {
                if (Attend()) return Paused();
                // Something more urgent has come while devices were brought to rest.
                if (_isHalted || Engine.State == EngineState.Pausing) continue;
            }

            try
            {
                if (!Step()) break;
            }
            catch (Exception error)
            {
                // What the plan has thrown ends it; what a suspension has thrown goes into the plan.
                if (!EndFrame(error))
                {
                    exception = error;
                    break;
                }
            }
        }

        return Exit(exception);
    }

    // Carries out the next message; false when the plan has ended.
    private bool Step()
    {
        var frame = _frames.Peek();
        if (frame.IsMain && frame.Error is null && _replay.TryDequeue(out var repeated))
        {
            CarryOut(repeated, frame, isReplay: true);
            return true;
        }

        if (!Advance(frame)) return EndFrame(null);
        CarryOut(frame.Cursor.Message!, frame, isReplay: false);
        return true;
    }

    private static bool Advance(Frame frame)
    {
        if (frame.Error is not { } error) return frame.Cursor.Resume(frame.Answer);
        frame.Error = null;
        return frame.Cursor.Throw(error);
    }

    // False where it was the last.
    private bool EndFrame(Exception? error)
    {
        if (_frames.Count == 1) return false;
        _frames.Pop();
        EndSuspension();
        if (error is not null) Throw(_frames.Peek(), error, null);
        return true;
    }

    private void CarryOut(Message message, Frame frame, bool isReplay)
    {
        _message = message;
        try
        {
            Engine.OnMessage(message);
            if (frame.IsMain) Remember(message);
            var pending = Engine.Dispatch(message, this);
            if (pending.IsCompletedSuccessfully) Answer(frame, pending.Result, isReplay);
            else AnswerLater(pending.AsTask(), message, frame, isReplay);
        }
        catch (Exception error)
        {
            Throw(frame, error, message);
        }
    }

    // The plan keeps the answer that it has; that of an interrupted message comes with its repetition, the last.
    private void Answer(Frame frame, object? answer, bool isReplay)
    {
        if (isReplay && !(frame.AwaitsAnswer && _replay.Count == 0)) return;
        frame.AwaitsAnswer = false;
        frame.Answer = answer;
    }

    private void Throw(Frame frame, Exception error, Message? message)
    {
        (_failedException, _failedMessage) = (error, message);
        _replay.Clear();
        frame.AwaitsAnswer = false;
        frame.Error = error;
    }

    private void AnswerLater(Task<object?> task, Message message, Frame frame, bool isReplay)
    {
        if (Await(task, message, frame)) Answer(frame, task.GetAwaiter().GetResult(), isReplay);
        else if (!isReplay) frame.AwaitsAnswer = true;
    }

    // Works through the mailbox until the answer is there; false when the message was interrupted.
    private bool Await(Task<object?> task, Message message, Frame frame)
    {
        task.GetAwaiter().UnsafeOnCompleted(Mailbox.Wake);
        while (!task.IsCompleted)
        {
            if (_failure is not null || (Engine.HasRequest && MayInterrupt(message, frame)))
            {
                Interrupt(task);
                return false;
            }

            Mailbox.WaitAndRun();
        }

        TellWaiting(null);
        return true;
    }

    // What the message still does is of no interest, but it is told to give up.
    private void Interrupt(Task task)
    {
        _ = task.ContinueWith(static task => task.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        var cancellation = _cancellation;
        _cancellation = new CancellationTokenSource();
        cancellation.Cancel();
        TellWaiting(null);
    }
}
