namespace Cerulean.Engine.Preprocessors;

public static partial class PlanWrappers
{
    /// <summary>Sends other messages instead of those of the plan.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="change">The message that is sent instead, or the same one; null for none, which is answered with null.</param>
    public static Plan MutateMessages(this Plan plan, Func<Message, Message?> change)
    {
        return Mutate(plan, message => change(message) is var other && ReferenceEquals(other, message) ? null : Send(other)).Around(plan);

        static async Plan<object?> Send(Message? message) => message is null ? null : await message;
    }

    /// <inheritdoc cref="MutateMessages(Plan, Func{Message, Message?})"/>
    public static Plan<T> MutateMessages<T>(this Plan<T> plan, Func<Message, Message?> change) => MutateMessages((Plan)plan, change).Returning(plan);
}
