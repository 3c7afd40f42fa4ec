using Cerulean.Devices;
using Cerulean.Documents;
using Cerulean.Engine.Preprocessors;
using static Cerulean.Engine.PlanStubs;

namespace Cerulean.Engine.Plans;

public static partial class StandardPlans
{
    /// <summary>Turns a sample by 180° in front of detectors, once for each tile of an area that is larger than they are.</summary>
    /// <param name="detectors">The detectors.</param>
    /// <param name="rotation">Turns the sample, in degrees.</param>
    /// <param name="tileX">Goes to the columns of tiles.</param>
    /// <param name="tileY">Goes to the rows of tiles.</param>
    /// <param name="tiles">Number of rows and columns.</param>
    /// <param name="pitch">Distance from tile to tile.</param>
    /// <param name="numAngles">Number of angles, the first 0°, without the last of 180°.</param>
    /// <param name="tileId">
    /// Is set to the number of each tile, and makes one stream that tells the tile in this field. Without it each tile has a stream: tile_0, tile_1 …
    /// </param>
    /// <param name="metadata">Members of the start document, which go before those of the plan.</param>
    public static async Plan<string> Tomography(
        IReadOnlyList<IReadable> detectors, IMovable rotation, IMovable tileX, IMovable tileY, (int Rows, int Columns) tiles, (double X, double Y) pitch,
        int numAngles, IMovable? tileId = null, JsonObject? metadata = null)
    {
        if (tiles.Rows < 0 || tiles.Columns < 0) throw new ArgumentException($"Found {tiles.Rows} × {tiles.Columns} tiles, expected 0 or more.", nameof(tiles));
        var angles = Linspace.Excluding(0, 180, numAngles);
        var start = JsonObject.Of(
            ("plan_name", "tomo_tiles"),
            ("layout", tileId is null ? "stream_per_tile" : "single_stream"),
            ("tiles", new JsonArray(tiles.Rows, tiles.Columns)),
            ("num_angles", numAngles),
            ("num_points", (long)tiles.Rows * tiles.Columns * numAngles));
        IMovable[] motors = tileId is null ? [rotation, tileX, tileY] : [tileId, rotation, tileX, tileY];
        Trajectory.RequireMotors(motors);
        return await Tiles().InRun(PlanMetadata.Merge(start, metadata)).Staged([.. detectors, .. motors]);

        async Plan Tiles()
        {
            for (var tile = 0L; tile < (long)tiles.Rows * tiles.Columns; tile++)
            {
                var (row, column) = Math.DivRem(tile, tiles.Columns);
                await Checkpoint();
                await Move((tileX, column * pitch.X), (tileY, row * pitch.Y));
                if (tileId is not null) await Move(tileId, tile);
                await Turn(Shot.Of(motors, detectors, tileId is null ? $"tile_{tile}" : EventDescriptor.DefaultStream));
            }
        }

        async Plan Turn(Shot shot)
        {
            foreach (var angle in angles)
            {
                await Checkpoint();
                await Move(rotation, angle);
                await shot.Take();
            }
        }
    }
}
