using Cerulean.Devices;
using Cerulean.Documents;

namespace Cerulean.Engine;

public static partial class PlanStubs
{
    /// <summary>Triggers devices all at once, waits for them, and saves what they read as one event. A device that is part of another one in the list comes with it.</summary>
    public static async Plan<Readings> TriggerAndRead(IReadOnlyList<IReadable> devices, string stream = EventDescriptor.DefaultStream) =>
        Readings.Join(await new Shot(devices, stream).Take());

    /// <summary>A shot of a count: a checkpoint, and one event.</summary>
    public static async Plan OneShot(IReadOnlyList<IReadable> detectors)
    {
        await Checkpoint();
        await TriggerAndRead(detectors);
    }

    /// <summary>A step of a scan of one motor: a checkpoint, moves the motor, and one event of detectors and motor.</summary>
    public static async Plan OneStep(IReadOnlyList<IReadable> detectors, IMovable motor, JsonValue position)
    {
        await Checkpoint();
        await Move(motor, position);
        await Shot.Of(detectors, [motor]).Take();
    }

    /// <summary>A step of a scan: a checkpoint, moves the motors, and one event of detectors and motors.</summary>
    /// <param name="detectors">The detectors.</param>
    /// <param name="step">The motors and their positions.</param>
    /// <param name="positions">Where the motors are: one that stays is not moved again.</param>
    public static async Plan OneStep(
        IReadOnlyList<IReadable> detectors, IReadOnlyList<(IMovable Motor, JsonValue Position)> step, IDictionary<IMovable, JsonValue> positions)
    {
        await MovePerStep(step, positions);
        await Shot.Of(detectors, step.Select(move => move.Motor)).Take();
    }

    /// <summary>The moves of a step of a scan, after a checkpoint.</summary>
    /// <inheritdoc cref="OneStep(IReadOnlyList{IReadable}, IReadOnlyList{ValueTuple{IMovable, JsonValue}}, IDictionary{IMovable, JsonValue})"/>
    public static async Plan MovePerStep(IReadOnlyList<(IMovable Motor, JsonValue Position)> step, IDictionary<IMovable, JsonValue> positions)
    {
        await Checkpoint();
        var group = GroupName.Next("step");
        foreach (var (motor, position) in step)
        {
            if (positions.TryGetValue(motor, out var before) && before == position) continue;
            await Set(motor, position, group);
            positions[motor] = position;
        }

        await Wait(group);
    }
}
