using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace Cerulean.Engine;

/// <summary>
/// A plan: an async method in which every <c>await</c> hands a <see cref="Message"/> to whoever drives it, and goes on with the answer or the exception.
/// It starts only when it is driven, and runs once.
/// </summary>
[AsyncMethodBuilder(typeof(PlanMethodBuilder))]
public abstract class Plan
{
    private ExceptionDispatchInfo? _error;

    private protected Plan(string name) => (Name, Innermost) = (name, this);

    /// <summary>Name of the method.</summary>
    public string Name { get; private set; }

    /// <summary>The plan itself; of a wrapper, the plan that it is about.</summary>
    internal Plan Innermost { get; private protected set; }

    /// <summary>True once it has been driven, even if it has not ended.</summary>
    public bool IsStarted { get; private set; }

    internal bool IsDone { get; private set; }

    /// <summary>What the plan returned; null for one that returns nothing.</summary>
    internal virtual object? Result => null;

    /// <summary>Drives the plan by hand: each message is looked at and answered by the caller.</summary>
    /// <exception cref="InvalidOperationException">The plan has been started before.</exception>
    public PlanCursor Start() => new(this);

    /// <summary>The messages of the plan as they come where nobody answers; nothing is carried out. It may go on for ever.</summary>
    /// <exception cref="InvalidOperationException">The plan has been started before.</exception>
    public IEnumerable<Message> List()
    {
        var cursor = Start();
        while (cursor.Resume()) yield return cursor.Message!;
    }

    /// <summary>Runs the plan within another one.</summary>
    public PlanAwaiter GetAwaiter() => new(this);

    /// <summary>Makes this a wrapper of another plan.</summary>
    internal Plan Around(Plan plan, string name)
    {
        (Name, Innermost) = (name, plan.Innermost);
        return this;
    }

    internal void Begin()
    {
        if (IsStarted) throw new InvalidOperationException($"The plan {Name} has run before, and a plan runs once: call its method again for another.");
        IsStarted = true;
    }

    internal abstract void MoveNext();

    internal void End(Exception? error)
    {
        _error = error is null ? null : ExceptionDispatchInfo.Capture(error);
        IsDone = true;
    }

    internal Exception? Error => _error?.SourceException;

    internal void ThrowIfFailed() => _error?.Throw();
}
