using Cerulean.Devices;
using Cerulean.Documents;
using Cerulean.Engine.Preprocessors;
using static Cerulean.Engine.PlanStubs;

namespace Cerulean.Engine.Plans;

/// <summary>Motors that go through points, where detectors are read: what all scans have in common.</summary>
internal sealed class Trajectory(IReadOnlyList<IReadable> detectors, IReadOnlyList<IMovable> motors, IEnumerable<JsonValue[]> points, PerStep? perStep)
{
    /// <summary>Makes one run of it.</summary>
    public Plan<string> Run(JsonObject plan, JsonObject? user)
    {
        var repeated = motors.GroupBy(motor => motor).FirstOrDefault(group => group.Count() > 1);
        if (repeated is not null) throw new ArgumentException($"Found the motor {repeated.Key.Name} more than once, expected each motor once.");
        return Points().InRun(PlanMetadata.Merge(plan, user)).Staged([.. detectors, .. motors]);
    }

    private async Plan Points()
    {
        var positions = new Dictionary<IMovable, JsonValue>(ReferenceEqualityComparer.Instance);
        var shot = Shot.Of(detectors, motors);
        foreach (var point in points)
        {
            var step = new (IMovable, JsonValue)[point.Length];
            for (var i = 0; i < step.Length; i++) step[i] = (motors[i], point[i]);
            if (perStep is null)
            {
                await MovePerStep(step, positions);
                await shot.Take();
            }
            else
            {
                await perStep(detectors, step, positions);
            }
        }
    }
}
