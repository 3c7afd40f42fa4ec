namespace Cerulean.Engine.Preprocessors;

public static partial class PlanWrappers
{
    /// <summary>Runs other plans after this one, as it ended; none where it is halted.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="onError">Makes the plan that is run where this one throws.</param>
    /// <param name="onSuccess">Makes the plan that is run where this one does not throw.</param>
    /// <param name="last">Makes the plan that is run after all.</param>
    /// <param name="rethrows">False where the exception ends here.</param>
    public static Plan Contingency(
        this Plan plan, Func<Exception, Plan>? onError = null, Func<Plan>? onSuccess = null, Func<Plan>? last = null, bool rethrows = true)
    {
        return (last is null ? Run() : Run().Finally(last)).Around(plan);

        async Plan Run()
        {
            try
            {
                await plan;
            }
            catch (Exception error) when (onError is not null)
            {
                await onError(error);
                if (rethrows || error is PlanInterruptedException) throw;
                return;
            }

            if (onSuccess is not null) await onSuccess();
        }
    }

    /// <inheritdoc cref="Contingency(Plan, Func{Exception, Plan}?, Func{Plan}?, Func{Plan}?, bool)"/>
    /// <returns>A plan that returns what this one returns, or the default where its exception ended here.</returns>
    public static Plan<T> Contingency<T>(
        this Plan<T> plan, Func<Exception, Plan>? onError = null, Func<Plan>? onSuccess = null, Func<Plan>? last = null, bool rethrows = true) =>
        Contingency((Plan)plan, onError, onSuccess, last, rethrows).Returning(plan);
}
