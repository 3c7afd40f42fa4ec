namespace Cerulean.Engine.Preprocessors;

/// <summary>Plans around plans, such as <c>Count([det]).WithBaseline([motor])</c>. Each takes a plan that has not run yet.</summary>
public static partial class PlanWrappers
{
    // The wrapper runs the plan, and what the plan returns is what comes of both.
    private static Plan<T> Returning<T>(this Plan wrapper, Plan<T> plan) => new WrappedPlan<T>(wrapper, plan);
}
