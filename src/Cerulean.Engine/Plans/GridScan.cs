using Cerulean.Devices;
using Cerulean.Documents;

namespace Cerulean.Engine.Plans;

public static partial class StandardPlans
{
    /// <summary>Moves motors over a grid, and reads detectors at each point.</summary>
    /// <param name="detectors">The detectors.</param>
    /// <param name="axes">The motors with their first and last positions and numbers of points, the slowest first.</param>
    /// <param name="snake">True where all motors but the first go back and forth, false where they begin each line anew.</param>
    /// <param name="perStep">What is done at each point; without it, the motors are moved and all is read.</param>
    /// <param name="metadata">Members of the start document, which go before those of the plan.</param>
    public static Plan<string> GridScan(
        IReadOnlyList<IReadable> detectors, IReadOnlyList<(IMovable Motor, double First, double Last, int Num)> axes, bool snake = false,
        PerStep? perStep = null, JsonObject? metadata = null) =>
        GridScan(detectors, axes, snake ? [.. axes.Skip(1).Select(axis => axis.Motor)] : [], perStep, metadata);

    /// <summary>Moves motors over a grid, and reads detectors at each point.</summary>
    /// <param name="detectors">The detectors.</param>
    /// <param name="axes">The motors with their first and last positions and numbers of points, the slowest first.</param>
    /// <param name="snaking">The motors that go back and forth; the first cannot.</param>
    /// <param name="perStep">What is done at each point; without it, the motors are moved and all is read.</param>
    /// <param name="metadata">Members of the start document, which go before those of the plan.</param>
    public static async Plan<string> GridScan(
        IReadOnlyList<IReadable> detectors, IReadOnlyList<(IMovable Motor, double First, double Last, int Num)> axes, IReadOnlyList<IMovable> snaking,
        PerStep? perStep = null, JsonObject? metadata = null)
    {
        IMovable[] motors = [.. axes.Select(axis => axis.Motor)];
        var wrong = snaking.FirstOrDefault(motor => !motors.Skip(1).Contains(motor));
        if (wrong is not null) throw new ArgumentException($"Found {wrong.Name} among the motors that snake, expected motors of the grid but its first.", nameof(snaking));
        var grid = new Grid([.. axes.Select(axis => Linspace.Including(axis.First, axis.Last, axis.Num))], [.. motors.Select(motor => snaking.Contains(motor))]);
        return await new Trajectory(detectors, motors, grid.Points(), perStep).Run(Start(detectors, axes, motors, grid, perStep), metadata);
    }

    private static JsonObject Start(
        IReadOnlyList<IReadable> detectors, IReadOnlyList<(IMovable Motor, double First, double Last, int Num)> axes, IMovable[] motors, Grid grid,
        PerStep? perStep)
    {
        // As in the call of the field: whether an axis snakes follows its numbers, but for the first.
        var args = new JsonArray([.. axes.SelectMany((axis, i) =>
            (JsonValue[])[axis.Motor.Name, axis.First, axis.Last, axis.Num, .. i == 0 ? (JsonValue[])[] : [grid.Snaking[i]]])]);
        var hints = JsonObject.Of(("gridding", "rectilinear"), ("dimensions", new JsonArray([.. motors.Select(motor => PlanMetadata.Dimension([motor]))])));
        return PlanMetadata.Scan("grid_scan", detectors, motors, grid.Count, args, "outer_product", perStep)
            .With("hints", hints)
            .With("shape", new JsonArray([.. axes.Select(axis => (JsonValue)axis.Num)]))
            .With("extents", new JsonArray([.. axes.Select(axis => (JsonValue)new JsonArray(axis.First, axis.Last))]))
            .With("snaking", new JsonArray([.. grid.Snaking.Select(snakes => (JsonValue)snakes)]));
    }
}
