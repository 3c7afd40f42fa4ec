using Cerulean.Cherenkov.Instrument;

namespace Cerulean.Benchmarks;

internal static class InstrumentBenchmarks
{
    private const int Rings = 115;
    private const double Pitch = 0.005;
    private const int Wanted = 40_000;

    public static IEnumerable<Benchmark> All =>
    [
        new("geometry of a hexagonal camera of 40 000 pixels with its neighbours and borders", "ms", 1000, "34 000", () => 1000 / Measure.PerSecondOnce(1, Build)) { LowerIsBetter = true },
        new("memory allocated for it", "MB", 100, "14 000", () => Measure.BytesPerItem(1, Build) / 1e6) { LowerIsBetter = true },
    ];

    private static void Build()
    {
        var (x, y, area) = (new double[Wanted], new double[Wanted], new double[Wanted]);
        var count = 0;
        for (var row = -Rings; row <= Rings; row++)
        {
            for (var column = Math.Max(-Rings, -Rings - row); column <= Math.Min(Rings, Rings - row) && count < Wanted; column++)
            {
                (x[count], y[count], area[count]) = (Pitch * (column + (row / 2.0)), Pitch * row * Math.Sqrt(3) / 2, Pitch * Pitch * Math.Sqrt(3) / 2);
                count++;
            }
        }

        var neighbors = new CameraGeometry("made", PixelShape.Hexagon, x, y, area).Neighbors;
        if (count != Wanted || neighbors.Most != 6 || !neighbors.Border(2).Contains(true)) throw new InvalidOperationException("Neighbours are missing.");
    }
}
