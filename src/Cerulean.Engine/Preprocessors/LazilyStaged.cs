using Cerulean.Devices;
using static Cerulean.Engine.PlanStubs;

namespace Cerulean.Engine.Preprocessors;

public static partial class PlanWrappers
{
    /// <summary>Stages each device, or the whole of which it is a part, before the plan first reads, sets, triggers or kicks it off, and unstages them after the plan in reverse.</summary>
    public static Plan LazilyStaged(this Plan plan)
    {
        var staged = new List<IStageable>();
        return Mutate(plan, message => RootOf(message) is { } root && !staged.Contains(root) ? StageFirst(root, message) : null)
            .Finally(() => UnstageAll([.. staged.AsEnumerable().Reverse()])).Around(plan);

        async Plan<object?> StageFirst(IStageable root, Message message)
        {
            staged.Add(root);
            await StageAll([root]);
            return await message;
        }
    }

    /// <inheritdoc cref="LazilyStaged(Plan)"/>
    public static Plan<T> LazilyStaged<T>(this Plan<T> plan) => LazilyStaged((Plan)plan).Returning(plan);

    private static IStageable? RootOf(Message message) =>
        message is Message.Read or Message.Set or Message.Trigger or Message.Kickoff && message.Target is IDevice device ? Ancestry.Root(device) as IStageable : null;
}
