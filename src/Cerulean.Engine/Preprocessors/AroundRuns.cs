using Cerulean.Documents;

namespace Cerulean.Engine.Preprocessors;

public static partial class PlanWrappers
{
    /// <summary>Runs other plans after each run of the plan has been opened and before it is closed, also where the plan fails.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="opened">Makes the plan that comes after the start document.</param>
    /// <param name="closing">Makes the plan that comes before the stop document.</param>
    public static Plan AroundRuns(this Plan plan, Func<Plan> opened, Func<Plan> closing)
    {
        return Mutate(plan, message => message switch
        {
            Message.OpenRun => Open(message),
            Message.CloseRun close => Close(close),
            _ => null,
        }).Around(plan);

        async Plan<object?> Open(Message message)
        {
            var uid = await message;
            await InRunOf(message, opened());
            return uid;
        }

        async Plan<object?> Close(Message.CloseRun message)
        {
            try
            {
                await InRunOf(message, closing());
            }
            catch when (message.ExitStatus is ExitStatus.Fail or ExitStatus.Abort)
            {
                // The run tells why the plan failed, and not what went wrong after that.
                await message;
                throw;
            }

            return await message;
        }
    }

    /// <inheritdoc cref="AroundRuns(Plan, Func{Plan}, Func{Plan})"/>
    public static Plan<T> AroundRuns<T>(this Plan<T> plan, Func<Plan> opened, Func<Plan> closing) => AroundRuns((Plan)plan, opened, closing).Returning(plan);

    private static Plan InRunOf(Message message, Plan plan) => message.Run.Length > 0 ? plan.SetRunKey(message.Run) : plan;
}
