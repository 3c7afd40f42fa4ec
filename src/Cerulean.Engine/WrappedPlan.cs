namespace Cerulean.Engine;

/// <summary>A wrapper that returns what the plan within it returns.</summary>
internal sealed class WrappedPlan<T> : Plan<T>
{
    private readonly Plan _wrapper;
    private readonly Plan<T> _plan;

    public WrappedPlan(Plan wrapper, Plan<T> plan) : base(wrapper.Name) => (_wrapper, _plan, Innermost) = (wrapper, plan, plan.Innermost);

    internal override void MoveNext()
    {
        if (!_wrapper.IsStarted) _wrapper.Begin();
        _wrapper.MoveNext();
        if (!_wrapper.IsDone) return;
        if (_wrapper.Error is null) Value = _plan.Value;
        End(_wrapper.Error);
    }
}
