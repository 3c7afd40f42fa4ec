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
        RequireMotors(motors);
        return Points().InRun(PlanMetadata.Merge(plan, user)).Staged([.. detectors, .. motors]);
    }

    /// <summary>Refuses motors that cannot be moved together.</summary>
    public static void RequireMotors(IReadOnlyList<IMovable> motors)
    {
        if (motors.Count == 0) throw new ArgumentException("Found no motor, expected at least one: to read without a move is a count.");
        var repeated = motors.GroupBy(motor => motor).FirstOrDefault(group => group.Count() > 1);
        if (repeated is not null) throw new ArgumentException($"Found the motor {repeated.Key.Name} more than once, expected each motor once.");
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
