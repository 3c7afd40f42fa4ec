using Cerulean.Documents;

namespace Cerulean.Engine.Preprocessors;

public static partial class PlanWrappers
{
    /// <summary>Adds members to the start documents of the plan; they go before those that the plan gives.</summary>
    public static Plan InjectMetadata(this Plan plan, JsonObject metadata) =>
        MutateMessages(plan, message => message is Message.OpenRun open ? open with { Metadata = Joined(open.Metadata, metadata) } : message).Around(plan);

    /// <inheritdoc cref="InjectMetadata(Plan, JsonObject)"/>
    public static Plan<T> InjectMetadata<T>(this Plan<T> plan, JsonObject metadata) => InjectMetadata((Plan)plan, metadata).Returning(plan);

    private static JsonObject Joined(JsonObject metadata, JsonObject over) => over.Aggregate(metadata, static (all, member) => all.With(member.Key, member.Value));
}
