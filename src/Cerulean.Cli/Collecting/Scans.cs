using Cerulean.Documents;
using Cerulean.Engine;
using Cerulean.Engine.Plans;
using Cerulean.Engine.Preprocessors;

namespace Cerulean.Cli.Collecting;

/// <summary>The scans of the command, each with the devices it uses.</summary>
internal static class Scans
{
    public static int Count(ScanRequest request, int num, double delay, Terminal terminal) =>
        Collect(request, terminal, "count", ("num", num), ("delay", delay))
            .Run(laboratory => StandardPlans.Count([laboratory.Detector], num, TimeSpan.FromSeconds(delay)));

    public static int Scan(ScanRequest request, double start, double stop, int num, Terminal terminal) =>
        Collect(request, terminal, "scan", ("start", start), ("stop", stop), ("num", num))
            .Run(laboratory => StandardPlans.Scan([laboratory.Detector], laboratory.Motor, start, stop, num));

    public static int Grid(ScanRequest request, (int Rows, int Columns) shape, bool snake, Terminal terminal) =>
        Collect(request, terminal, "grid", ("rows", shape.Rows), ("columns", shape.Columns), ("snake", snake))
            .Run(laboratory => StandardPlans.GridScan([laboratory.Detector], [(laboratory.Across, -2, 2, shape.Rows), (laboratory.Motor, -2, 2, shape.Columns)], snake));

    public static int Tomo(ScanRequest request, (int Rows, int Columns) tiles, int angles, bool isSingle, Terminal terminal) =>
        Collect(request, terminal, "tomo", ("rows", tiles.Rows), ("columns", tiles.Columns), ("angles", angles), ("single", isSingle))
            .Run(laboratory => Tomo(laboratory, tiles, angles, isSingle));

    /// <summary>A tomography with a baseline.</summary>
    public static Plan Tomo(Laboratory laboratory, (int Rows, int Columns) tiles, int angles, bool isSingle) =>
        StandardPlans.Tomography(
            [laboratory.Camera, laboratory.Intensity], laboratory.Rotation, laboratory.TileX, laboratory.TileY, tiles, (2, 1.5), angles,
            isSingle ? laboratory.TileId : null)
        .WithBaseline([laboratory.TileX, laboratory.TileY, laboratory.Temperature]);

    private static Collection Collect(ScanRequest request, Terminal terminal, string scan, params ReadOnlySpan<(string Name, JsonValue Value)> arguments) =>
        new(request with { Arguments = JsonObject.Of([("scan", scan), .. arguments]) }, terminal);
}
