using Cerulean.Devices;
using Cerulean.Documents;

namespace Cerulean.Engine.Plans;

public static partial class StandardPlans
{
    /// <summary>Moves a motor from the first to the last position in equal steps, and reads detectors at each.</summary>
    /// <param name="detectors">The detectors.</param>
    /// <param name="motor">The motor.</param>
    /// <param name="first">First position.</param>
    /// <param name="last">Last position.</param>
    /// <param name="num">Number of points.</param>
    /// <param name="perStep">What is done at each point; without it, the motors are moved and all is read.</param>
    /// <param name="metadata">Members of the start document, which go before those of the plan.</param>
    public static Plan<string> Scan(
        IReadOnlyList<IReadable> detectors, IMovable motor, double first, double last, int num, PerStep? perStep = null, JsonObject? metadata = null) =>
        Scan(detectors, [(motor, first, last)], num, perStep, metadata);

    /// <summary>Moves motors together from their first to their last position in equal steps, and reads detectors at each.</summary>
    /// <param name="detectors">The detectors.</param>
    /// <param name="axes">The motors with their first and last positions.</param>
    /// <param name="num">Number of points.</param>
    /// <param name="perStep">What is done at each point; without it, the motors are moved and all is read.</param>
    /// <param name="metadata">Members of the start document, which go before those of the plan.</param>
    public static async Plan<string> Scan(
        IReadOnlyList<IReadable> detectors, IReadOnlyList<(IMovable Motor, double First, double Last)> axes, int num, PerStep? perStep = null, JsonObject? metadata = null)
    {
        IMovable[] motors = [.. axes.Select(axis => axis.Motor)];
        double[][] columns = [.. axes.Select(axis => Linspace.Including(axis.First, axis.Last, num))];
        var args = new JsonArray([.. axes.SelectMany(axis => (JsonValue[])[axis.Motor.Name, axis.First, axis.Last])]);
        var points = Enumerable.Range(0, num).Select(i => Array.ConvertAll(columns, column => (JsonValue)column[i]));
        return await new Trajectory(detectors, motors, points, perStep)
            .Run(PlanMetadata.Scan("scan", detectors, motors, num, args, "inner_product", perStep), metadata);
    }
}
