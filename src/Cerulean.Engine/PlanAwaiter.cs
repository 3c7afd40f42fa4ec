using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Cerulean.Engine;

/// <summary>Awaits a plan within a plan.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct PlanAwaiter : ICriticalNotifyCompletion
{
    private readonly Plan _plan;

    internal PlanAwaiter(Plan plan) => _plan = plan;

    /// <summary>Hands the plan to the driver; always false.</summary>
    public bool IsCompleted => PlanCursor.Current.Enter(_plan);

    /// <summary>Throws what the plan has thrown.</summary>
    public void GetResult() => PlanCursor.Current.Leave(_plan);

    /// <summary>Is called where a method that is no plan awaits this, which throws there.</summary>
    public void OnCompleted(Action continuation) => PlanCursor.Current.Refuse(continuation);

    /// <summary>Is called where a method that is no plan awaits this, which throws there.</summary>
    public void UnsafeOnCompleted(Action continuation) => PlanCursor.Current.Refuse(continuation);
}
