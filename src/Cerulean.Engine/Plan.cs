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

    private protected Plan(string name) => Name = name;

    /// <summary>Name of the method.</summary>
    public string Name { get; }

    /// <summary>True once it has been driven, even if it has not ended.</summary>
    public bool IsStarted { get; private set; }

    internal bool IsDone { get; private set; }

    /// <summary>What the plan returned; null for one that returns nothing.</summary>
    internal virtual object? Result => null;

    /// <summary>Drives the plan by hand: each message is looked at and answered by the caller.</summary>
    /// <exception cref="InvalidOperationException">The plan has been started before.</exception>
    public PlanCursor Start() => new(this);

    /// <summary>Runs the plan within another one.</summary>
    public PlanAwaiter GetAwaiter() => new(this);

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
