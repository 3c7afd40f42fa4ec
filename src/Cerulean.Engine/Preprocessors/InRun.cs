using Cerulean.Documents;
using static Cerulean.Engine.PlanStubs;

namespace Cerulean.Engine.Preprocessors;

public static partial class PlanWrappers
{
    /// <summary>Opens a run before the plan and closes it after the plan, also one that fails: how and why it ended stands in its stop document.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="metadata">Members of the start document.</param>
    /// <returns>A plan that returns the uid of the run.</returns>
    public static Plan<string> InRun(this Plan plan, JsonObject? metadata = null)
    {
        return (Plan<string>)Run().Around(plan);

        async Plan<string> Run()
        {
            var uid = await OpenRun(metadata);
            try
            {
                await plan;
            }
            catch (Exception error)
            {
                await CloseRun((error as PlanInterruptedException)?.ExitStatus ?? ExitStatus.Fail, error.Message);
                throw;
            }

            await CloseRun();
            return uid;
        }
    }

    /// <inheritdoc cref="InRun(Plan, JsonObject?)"/>
    /// <returns>A plan that returns what this one returns.</returns>
    public static Plan<T> InRun<T>(this Plan<T> plan, JsonObject? metadata = null) => InRun((Plan)plan, metadata).Returning(plan);
}
