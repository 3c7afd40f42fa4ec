using Cerulean.Devices;
using Cerulean.Documents;

namespace Cerulean.Engine.Plans;

public static partial class StandardPlans
{
    /// <summary>Moves motors together through lists of positions, and reads detectors at each.</summary>
    /// <param name="detectors">The detectors.</param>
    /// <param name="axes">The motors with their positions, the same number for each.</param>
    /// <param name="perStep">What is done at each point; without it, the motors are moved and all is read.</param>
    /// <param name="metadata">Members of the start document, which go before those of the plan.</param>
    public static async Plan<string> ListScan(
        IReadOnlyList<IReadable> detectors, IReadOnlyList<(IMovable Motor, IReadOnlyList<JsonValue> Positions)> axes, PerStep? perStep = null, JsonObject? metadata = null)
    {
        int[] counts = [.. axes.Select(axis => axis.Positions.Count).Distinct()];
        if (counts.Length > 1) throw new ArgumentException($"Found lists of {string.Join(" and ", counts)} positions, expected the same number for each motor.", nameof(axes));
        IMovable[] motors = [.. axes.Select(axis => axis.Motor)];
        var args = new JsonArray([.. axes.SelectMany(axis => (JsonValue[])[axis.Motor.Name, new JsonArray([.. axis.Positions])])]);
        var points = Enumerable.Range(0, counts.FirstOrDefault()).Select(i => axes.Select(axis => axis.Positions[i]).ToArray());
        return await new Trajectory(detectors, motors, points, perStep)
            .Run(PlanMetadata.Scan("list_scan", detectors, motors, counts.FirstOrDefault(), args, "inner_list_product", perStep), metadata);
    }
}
