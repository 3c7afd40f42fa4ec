namespace Cerulean.Engine.Preprocessors;

public static partial class PlanWrappers
{
    /// <summary>Gives the messages of the plan that have no run key this one, so that its run can be open beside others.</summary>
    public static Plan SetRunKey(this Plan plan, string key) =>
        MutateMessages(plan, message => message.Run.Length > 0 ? message : message with { Run = key }).Around(plan);

    /// <inheritdoc cref="SetRunKey(Plan, string)"/>
    public static Plan<T> SetRunKey<T>(this Plan<T> plan, string key) => SetRunKey((Plan)plan, key).Returning(plan);
}
