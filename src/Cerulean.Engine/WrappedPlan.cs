namespace Cerulean.Engine;

/// <summary>A wrapper that returns what the plan within it returns.</summary>
internal sealed class WrappedPlan<T>(Plan wrapper, Plan<T> plan) : Plan<T>(wrapper.Name)
{
    internal override void MoveNext()
    {
        if (!wrapper.IsStarted) wrapper.Begin();
        wrapper.MoveNext();
        if (!wrapper.IsDone) return;
        if (wrapper.Error is null) Value = plan.Value;
        End(wrapper.Error);
    }
}
