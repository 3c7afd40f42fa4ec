using Cerulean.Devices;
using Cerulean.Documents;
using Cerulean.Engine.Preprocessors;

namespace Cerulean.Engine.Plans;

public static partial class StandardPlans
{
    /// <summary>As <see cref="Scan(IReadOnlyList{IReadable}, IMovable, double, double, int, PerStep?, JsonObject?)"/>, with positions relative to where the motor is; it is moved back at the end.</summary>
    /// <param name="detectors">The detectors.</param>
    /// <param name="motor">The motor.</param>
    /// <param name="first">First distance.</param>
    /// <param name="last">Last distance.</param>
    /// <param name="num">Number of points.</param>
    /// <param name="perStep">What is done at each point; without it, the motors are moved and all is read.</param>
    /// <param name="metadata">Members of the start document, which go before those of the plan.</param>
    public static Plan<string> RelScan(
        IReadOnlyList<IReadable> detectors, IMovable motor, double first, double last, int num, PerStep? perStep = null, JsonObject? metadata = null) =>
        RelScan(detectors, [(motor, first, last)], num, perStep, metadata);

    /// <summary>As <see cref="Scan(IReadOnlyList{IReadable}, IReadOnlyList{ValueTuple{IMovable, double, double}}, int, PerStep?, JsonObject?)"/>, with positions relative to where the motors are; they are moved back at the end.</summary>
    /// <param name="detectors">The detectors.</param>
    /// <param name="axes">The motors with their first and last distances.</param>
    /// <param name="num">Number of points.</param>
    /// <param name="perStep">What is done at each point; without it, the motors are moved and all is read.</param>
    /// <param name="metadata">Members of the start document, which go before those of the plan.</param>
    public static async Plan<string> RelScan(
        IReadOnlyList<IReadable> detectors, IReadOnlyList<(IMovable Motor, double First, double Last)> axes, int num, PerStep? perStep = null, JsonObject? metadata = null)
    {
        IMovable[] motors = [.. axes.Select(axis => axis.Motor)];
        var named = PlanMetadata.Merge(JsonObject.Of(("plan_name", "rel_scan")), metadata);
        return await Scan(detectors, axes, num, perStep, named).RelativeSet(motors).ResetPositions(motors);
    }
}
