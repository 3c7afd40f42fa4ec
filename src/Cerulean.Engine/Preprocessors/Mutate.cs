namespace Cerulean.Engine.Preprocessors;

public static partial class PlanWrappers
{
    /// <summary>Runs other plans instead of messages of the plan.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="change">
    /// The plan that is run instead of a message, or null for the message as it is. The message gets the answer that this plan returns, or the
    /// exception that it throws; it may await the message itself, before or after others. Its own messages are not looked at again.
    /// </param>
    public static Plan Mutate(this Plan plan, Func<Message, Plan<object?>?> change)
    {
        return Run().Around(plan);

        async Plan Run()
        {
            var cursor = plan.Start();
            var goesOn = cursor.Resume();
            while (goesOn)
            {
                var (answer, error) = ((object?)null, (Exception?)null);
                try
                {
                    answer = change(cursor.Message!) is { } instead ? await instead : await cursor.Message!;
                }
                catch (Exception thrown)
                {
                    error = thrown;
                }

                goesOn = error is null ? cursor.Resume(answer) : cursor.Throw(error);
            }
        }
    }

    /// <inheritdoc cref="Mutate(Plan, Func{Message, Plan{object?}?})"/>
    public static Plan<T> Mutate<T>(this Plan<T> plan, Func<Message, Plan<object?>?> change) => Mutate((Plan)plan, change).Returning(plan);
}
