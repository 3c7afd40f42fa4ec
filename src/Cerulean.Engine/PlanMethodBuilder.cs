using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Cerulean.Engine;

/// <summary>What the compiler calls in an async method that returns a <see cref="Engine.Plan"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[SuppressMessage("Performance", "CA1822", Justification = "The compiler calls them on the instance.")]
[SuppressMessage("Design", "CA1000", Justification = "The compiler calls it.")]
public struct PlanMethodBuilder
{
    private Plan _plan;

    /// <summary>The plan that the method returns.</summary>
    public readonly Plan Task => _plan;

    /// <summary>A builder for one call of the method.</summary>
    public static PlanMethodBuilder Create() => default;

    /// <summary>Keeps the method's state; nothing of it runs until the plan is driven.</summary>
    public void Start<TMachine>(ref TMachine machine)
        where TMachine : IAsyncStateMachine
    {
        var plan = new PlanMachine<TMachine>();
        _plan = plan;
        plan.Machine = machine;
    }

    /// <summary>Does nothing: the state is kept by the plan itself.</summary>
    public readonly void SetStateMachine(IAsyncStateMachine machine)
    {
    }

    /// <summary>The method has returned.</summary>
    public readonly void SetResult() => _plan.End(null);

    /// <summary>The method has thrown.</summary>
    public readonly void SetException(Exception error) => _plan.End(error);

    /// <summary>The method awaits something.</summary>
    public readonly void AwaitOnCompleted<TAwaiter, TMachine>(ref TAwaiter awaiter, ref TMachine machine)
        where TAwaiter : INotifyCompletion
        where TMachine : IAsyncStateMachine => PlanCursor.RequireStep();

    /// <summary>The method awaits something.</summary>
    public readonly void AwaitUnsafeOnCompleted<TAwaiter, TMachine>(ref TAwaiter awaiter, ref TMachine machine)
        where TAwaiter : ICriticalNotifyCompletion
        where TMachine : IAsyncStateMachine => PlanCursor.RequireStep();
}
