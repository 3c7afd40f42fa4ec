namespace Cerulean.Engine.Preprocessors;

public static partial class PlanWrappers
{
    /// <summary>Runs another plan after this one, also where it fails or is ended before its time; not where it is halted.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="last">Makes the other plan.</param>
    public static Plan Finally(this Plan plan, Func<Plan> last)
    {
        return Run().Around(plan);

        async Plan Run()
        {
            try
            {
                await plan;
            }
            finally
            {
                await last();
            }
        }
    }

    /// <inheritdoc cref="Finally(Plan, Func{Plan})"/>
    public static Plan<T> Finally<T>(this Plan<T> plan, Func<Plan> last) => Finally((Plan)plan, last).Returning(plan);
}
