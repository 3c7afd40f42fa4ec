using Cerulean.Documents;

namespace Cerulean.Engine.Plans;

/// <summary>The points of a grid, the first axis slowest.</summary>
internal sealed class Grid(double[][] axes, bool[] snaking)
{
    public int Count { get; } = Product(axes);

    public IReadOnlyList<bool> Snaking => snaking;

    public IEnumerable<JsonValue[]> Points()
    {
        for (var i = 0; i < Count; i++)
        {
            var point = new JsonValue[axes.Length];
            var rest = i;
            for (var axis = axes.Length - 1; axis >= 0; axis--)
            {
                var (line, place) = Math.DivRem(rest, axes[axis].Length);
                // A snaking axis goes back in every other line of its own.
                point[axis] = axes[axis][snaking[axis] && line % 2 == 1 ? ^(place + 1) : place];
                rest = line;
            }

            yield return point;
        }
    }
    private static int Product(double[][] axes)
    {
        var count = axes.Aggregate(1.0, static (count, axis) => count * axis.Length);
        return count <= int.MaxValue ? (int)count : throw new ArgumentException($"Found a grid of {count} points, expected at most {int.MaxValue}.");
    }
}
