using Cerulean.Devices;
using Cerulean.Documents;

namespace Cerulean.Engine.Preprocessors;

public static partial class PlanWrappers
{
    /// <summary>Takes the positions to which the plan moves devices as distances from where each was before.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="devices">The devices; null for all.</param>
    public static Plan RelativeSet(this Plan plan, IReadOnlyList<IMovable>? devices = null)
    {
        var origins = new Dictionary<IMovable, JsonValue>(ReferenceEqualityComparer.Instance);
        return Mutate(plan, message => message is Message.Set set && devices?.Contains(set.Device) != false ? Shifted(set) : null).Around(plan);

        async Plan<object?> Shifted(Message.Set set)
        {
            if (!origins.TryGetValue(set.Device, out var origin)) origins[set.Device] = origin = await Distance.PositionOf(set.Device);
            return await (set with { Value = Distance.Add(origin, set.Value) });
        }
    }

    /// <inheritdoc cref="RelativeSet(Plan, IReadOnlyList{IMovable}?)"/>
    public static Plan<T> RelativeSet<T>(this Plan<T> plan, IReadOnlyList<IMovable>? devices = null) => RelativeSet((Plan)plan, devices).Returning(plan);
}
