using System.Runtime.CompilerServices;

namespace Cerulean.Engine.Preprocessors;

/// <summary>Plans around plans, such as <c>Count([det]).WithBaseline([motor])</c>. Each takes a plan that has not run yet.</summary>
public static partial class PlanWrappers
{
    // The name of the run stays that of the plan, and the plan stack tells the wrapper.
    private static Plan Around(this Plan wrapper, Plan plan, [CallerMemberName] string name = "") => wrapper.Around(plan, name);

    // The wrapper runs the plan, and what the plan returns is what comes of both.
    private static Plan<T> Returning<T>(this Plan wrapper, Plan<T> plan) => new WrappedPlan<T>(wrapper, plan);
}
