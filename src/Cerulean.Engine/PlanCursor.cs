using System.Runtime.ExceptionServices;

namespace Cerulean.Engine;

/// <summary>
/// Drives a plan, and the plans it awaits: goes to the next message, and on with its answer. The run engine drives plans so, and so does
/// whoever inspects, changes or dry-runs them. A cursor that is let go abandons the plan; its finally blocks do not run.
/// </summary>
public sealed class PlanCursor
{
    [ThreadStatic]
    private static PlanCursor? t_current;

    private Plan?[] _plans = new Plan?[4];
    private int _depth;
    private Plan? _next;
    private object? _answer;
    private ExceptionDispatchInfo? _error;
    private PlanCursor? _inner;
    private int _innerDepth;
    private Exception? _failure;
    private IReadOnlyList<string> _failureStack = [];

    internal PlanCursor(Plan plan)
    {
        plan.Begin();
        Push(plan);
    }

    /// <summary>The message that the plan awaits; null before the first and after the last.</summary>
    public Message? Message { get; private set; }

    /// <summary>What the plan returned.</summary>
    public object? Result { get; private set; }

    /// <summary>Names of the plans that wait for one another, the innermost last.</summary>
    public IReadOnlyList<string> Stack => _inner is null ? [.. Names(.._depth)] : [.. Names(.._innerDepth), .. _inner.Stack, .. Names(_innerDepth.._depth)];

    internal static PlanCursor Current => t_current ?? throw NotInPlan();

    private static InvalidOperationException NotInPlan() =>
        new("Messages and plans can be awaited within a plan only: let the method return Plan, and give it to a run engine.");

    /// <summary>Goes to the next message; the one before is answered.</summary>
    /// <returns>False when the plan has ended.</returns>
    public bool Resume(object? answer = null)
    {
        _answer = answer;
        return Advance();
    }

    /// <summary>Goes to the next message; at the one before the exception is thrown.</summary>
    /// <returns>False when the plan has ended.</returns>
    public bool Throw(Exception error)
    {
        Remember(error);
        _error = ExceptionDispatchInfo.Capture(error);
        if (Message is null) _depth = 0;
        if (_depth == 0) ThrowError();
        return Advance();
    }

    /// <summary>The plans that waited for one another when this exception was thrown.</summary>
    internal IReadOnlyList<string> StackOf(Exception error) => ReferenceEquals(error, _failure) ? _failureStack : Stack;

    internal static void RequireStep()
    {
        if (Current is { Message: null, _next: null })
        {
            throw new InvalidOperationException("A plan awaits messages and plans only. Wait for a task with the message WaitFor, and for a device with its group.");
        }
    }

    // A method that is no plan, but was called by one, awaits something. What is thrown here would end the process, so it goes on and throws there.
    internal void Refuse(Action goOn)
    {
        (Message, _next) = (null, null);
        _error = ExceptionDispatchInfo.Capture(NotInPlan());
        goOn();
    }

    internal bool Send(Message message)
    {
        Message = message;
        return false;
    }

    internal object? TakeAnswer()
    {
        if (_error is not null) ThrowError();
        return _answer;
    }

    internal bool Enter(Plan plan)
    {
        _next = plan;
        return false;
    }

    internal void Leave(Plan plan)
    {
        if (_error is not null) ThrowError();
        plan.ThrowIfFailed();
    }

    private bool Advance()
    {
        var outer = t_current;
        if (_depth == 0) return false;
        // A plan that drives another one stands before it in the stack.
        if (outer is not null) (outer._inner, outer._innerDepth) = (this, outer._depth);
        t_current = this;
        try
        {
            return Run();
        }
        catch (Exception error) when (outer is not null)
        {
            outer.Remember(error, outer.Names(..outer._innerDepth).Concat(StackOf(error)));
            throw;
        }
        finally
        {
            t_current = outer;
            if (outer is not null && _depth == 0) outer._inner = null;
        }
    }

    private bool Run()
    {
        while (true)
        {
            var plan = _plans[_depth - 1]!;
            (Message, _next) = (null, null);
            plan.MoveNext();
            if (plan.IsDone)
            {
                if (plan.Error is { } error) Remember(error);
                _plans[--_depth] = null;
                if (_depth < _innerDepth) (_inner, _innerDepth) = (null, 0);
                if (_depth > 0) continue;
                Message = null;
                plan.ThrowIfFailed();
                Result = plan.Result;
                return false;
            }

            if (Message is not null) return true;
            Descend(_next!);
        }
    }

    // The innermost plan comes first; those that pass the same exception on change nothing.
    private void Remember(Exception error, IEnumerable<string>? stack = null)
    {
        if (ReferenceEquals(error, _failure)) return;
        (_failure, _failureStack) = (error, stack is null ? Stack : [.. stack]);
    }

    private IEnumerable<string> Names(Range range) => _plans[range].Select(static plan => plan!.Name);

    private void Descend(Plan plan)
    {
        try
        {
            plan.Begin();
            Push(plan);
        }
        catch (InvalidOperationException error)
        {
            // Thrown where the plan is awaited.
            _error = ExceptionDispatchInfo.Capture(error);
        }
    }

    private void Push(Plan plan)
    {
        if (_depth == _plans.Length) Array.Resize(ref _plans, 2 * _depth);
        _plans[_depth++] = plan;
    }

    private void ThrowError()
    {
        var error = _error!;
        _error = null;
        error.Throw();
    }
}
