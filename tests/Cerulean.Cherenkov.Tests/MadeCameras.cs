using Cerulean.Cherenkov.Instrument;

namespace Cerulean.Cherenkov.Tests;

/// <summary>Cameras that no telescope has.</summary>
internal static class MadeCameras
{
    /// <summary>From pixel to pixel, m.</summary>
    public const double Pitch = 0.05;

    /// <summary>A pixel, and so many rings around it.</summary>
    public static CameraGeometry Hexagons(int rings, PixelShape shape = PixelShape.Hexagon, double rotation = 0)
    {
        var (x, y, (sin, cos)) = (new List<double>(), new List<double>(), Math.SinCos(rotation));
        for (var row = -rings; row <= rings; row++)
        {
            for (var column = Math.Max(-rings, -rings - row); column <= Math.Min(rings, rings - row); column++)
            {
                var (a, b) = (Pitch * (column + (row / 2.0)), Pitch * row * Math.Sqrt(3) / 2);
                x.Add((a * cos) - (b * sin));
                y.Add((a * sin) + (b * cos));
            }
        }

        return Of(shape, x, y, Pitch * Pitch * Math.Sqrt(3) / 2);
    }

    /// <summary>So many rows of so many squares.</summary>
    public static CameraGeometry Squares(int side)
    {
        var places = Enumerable.Range(0, side * side).ToArray();
        return Of(PixelShape.Square, places.Select(i => Pitch * (i % side)), places.Select(i => Pitch * (i / side)), Pitch * Pitch);
    }

    private static CameraGeometry Of(PixelShape shape, IEnumerable<double> x, IEnumerable<double> y, double area)
    {
        double[] places = [.. x];
        return new CameraGeometry("made", shape, places, [.. y], [.. Enumerable.Repeat(area, places.Length)]);
    }
}
