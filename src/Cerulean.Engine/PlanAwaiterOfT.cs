using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Cerulean.Engine;

/// <summary>Awaits a plan that returns a value within a plan.</summary>
/// <typeparam name="T">What the plan returns.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct PlanAwaiter<T> : ICriticalNotifyCompletion
{
    private readonly Plan<T> _plan;

    internal PlanAwaiter(Plan<T> plan) => _plan = plan;

    /// <summary>Hands the plan to the driver; always false.</summary>
    public bool IsCompleted => PlanCursor.Current.Enter(_plan);

    /// <summary>What the plan returned; throws what it has thrown.</summary>
    public T GetResult()
    {
        PlanCursor.Current.Leave(_plan);
        return _plan.Value!;
    }

    /// <summary>Is called where a method that is no plan awaits this, which throws there.</summary>
    public void OnCompleted(Action continuation) => PlanCursor.Current.Refuse(continuation);

    /// <summary>Is called where a method that is no plan awaits this, which throws there.</summary>
    public void UnsafeOnCompleted(Action continuation) => PlanCursor.Current.Refuse(continuation);
}
