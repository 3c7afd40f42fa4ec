using Cerulean.Devices;
using Cerulean.Documents;
using static Cerulean.Engine.PlanStubs;

namespace Cerulean.Engine.Preprocessors;

public static partial class PlanWrappers
{
    /// <summary>Moves devices back after the plan to where they were before, also where the plan fails.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="devices">The devices; null for all that the plan moves.</param>
    public static Plan ResetPositions(this Plan plan, IReadOnlyList<IMovable>? devices = null)
    {
        var origins = new OrderedDictionary<IMovable, JsonValue>(ReferenceEqualityComparer.Instance);
        return Mutate(plan, message => message is Message.Set set && devices?.Contains(set.Device) != false && !origins.ContainsKey(set.Device) ? Remembered(set) : null)
            .Finally(() => Move([.. origins.Select(origin => (origin.Key, origin.Value))])).Around(plan);

        async Plan<object?> Remembered(Message.Set set)
        {
            origins[set.Device] = await Distance.PositionOf(set.Device);
            return await set;
        }
    }

    /// <inheritdoc cref="ResetPositions(Plan, IReadOnlyList{IMovable}?)"/>
    public static Plan<T> ResetPositions<T>(this Plan<T> plan, IReadOnlyList<IMovable>? devices = null) => ResetPositions((Plan)plan, devices).Returning(plan);
}
