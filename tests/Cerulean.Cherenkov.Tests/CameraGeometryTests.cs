using Cerulean.Cherenkov.Instrument;

namespace Cerulean.Cherenkov.Tests;

/// <summary>Cameras of our own making.</summary>
public sealed class CameraGeometryTests
{
    [Theory]
    [InlineData(PixelShape.Hexagon, 0)]
    [InlineData(PixelShape.Hexagon, 0.3)]
    [InlineData(PixelShape.Circle, 0)]
    public void Neighbours_are_those_that_a_look_at_all_pixels_finds(PixelShape shape, double rotation)
    {
        var geometry = MadeCameras.Hexagons(20, shape, rotation);
        for (var i = 0; i < geometry.Pixels; i++)
        {
            var expected = Enumerable.Range(0, geometry.Pixels).Where(j => j != i && Distance(geometry, i, j) < 1.4 * MadeCameras.Pitch).ToArray();
            Assert.Equal(expected, geometry.Neighbors[i].ToArray());
        }
    }

    [Fact]
    public void Squares_touch_along_their_sides()
    {
        var neighbors = MadeCameras.Squares(5).Neighbors;
        Assert.Equal([7, 11, 13, 17], neighbors[12].ToArray());
        Assert.Equal([1, 5], neighbors[0].ToArray());
        Assert.Equal((4, 40, 16, 25 - 1), (neighbors.Most, neighbors.Pairs, Count(neighbors.Border(1)), Count(neighbors.Border(2))));
    }

    // Pixels anywhere: six (of squares four) nearest at most, as far as so many times the nearest.
    [Theory]
    [InlineData(PixelShape.Hexagon, 6, 1.4)]
    [InlineData(PixelShape.Square, 4, 1.5)]
    public void Neighbours_of_irregular_cameras_are_those_that_a_look_at_all_pixels_finds(PixelShape shape, int most, double reach)
    {
        var random = new Random(5);
        double[] x = [.. Enumerable.Range(0, 500).Select(_ => random.NextDouble())], y = [.. x.Select(_ => random.NextDouble())];
        var geometry = new CameraGeometry("made", shape, x, y, new double[500]);
        for (var i = 0; i < geometry.Pixels; i++)
        {
            var nearest = Enumerable.Range(0, 500).Where(j => j != i).OrderBy(Far).Take(most).ToArray();
            Assert.Equal(nearest.Where(j => Far(j) < reach * Far(nearest[0])).Order(), geometry.Neighbors[i].ToArray());

            double Far(int j) => shape == PixelShape.Square ? Math.Abs(x[i] - x[j]) + Math.Abs(y[i] - y[j]) : Distance(geometry, i, j);
        }
    }

    [Fact]
    public void Borders_are_rings()
    {
        // A hexagon of hexagons with 10 rings has 6 × 10 pixels in the outermost one and 6 × 9 in the next.
        var neighbors = MadeCameras.Hexagons(10).Neighbors;
        Assert.Equal((331, 6, 60, 60 + 54), (neighbors.Pixels, neighbors.Most, Count(neighbors.Border(1)), Count(neighbors.Border(2))));
        Assert.Throws<ArgumentOutOfRangeException>(() => neighbors.Border(3).Length);
    }

    [Fact]
    public void A_camera_turned_back_is_upright()
    {
        var (upright, turned) = (MadeCameras.Hexagons(4), MadeCameras.Hexagons(4, rotation: 0.5));
        var back = new CameraGeometry("made", turned.Shape, turned.XM.ToArray(), turned.YM.ToArray(), turned.AreaM2.ToArray(), 0.5, 0.5).Derotated();
        for (var i = 0; i < upright.Pixels; i++)
        {
            Assert.Equal(upright.XM[i], back.XM[i], 1e-15);
            Assert.Equal(upright.YM[i], back.YM[i], 1e-15);
        }

        Assert.Equal((0, 0), (back.PixelRotationRad, back.CameraRotationRad));
    }

    [Fact]
    public void Widths_come_from_areas()
    {
        Assert.Equal(MadeCameras.Pitch, MadeCameras.Hexagons(2).MeanPixelWidthM, 1e-15);
        Assert.Equal(MadeCameras.Pitch, MadeCameras.Squares(3).MeanPixelWidthM, 1e-15);
        Assert.Equal(2, new CameraGeometry("made", PixelShape.Circle, [0], [0], [Math.PI]).MeanPixelWidthM, 1e-15);
    }

    [Fact]
    public void A_view_is_the_camera_divided_by_the_focal_length()
    {
        var geometry = MadeCameras.Hexagons(3);
        var view = new FieldOfView(geometry, 20);
        Assert.Equal(geometry.YM[5] / 20, view.LongitudeRad[5], 1e-15);
        Assert.Equal(geometry.XM[5] / 20, view.LatitudeRad[5], 1e-15);
        Assert.Equal(geometry.AreaM2[5] / 400, view.AreaRad2(5), 1e-15);
        Assert.Equal(MadeCameras.Pitch / 20, view.MeanPixelWidthRad, 1e-15);
    }

    // What a damaged file may say of its pixels: none may take long, or throw.
    [Theory]
    [InlineData(0, 0.0)]
    [InlineData(1, 0.0)]
    [InlineData(3, double.NaN)]
    [InlineData(3, double.PositiveInfinity)]
    [InlineData(100_000, 0.0)]
    [InlineData(100_000, double.NaN)]
    public void Senseless_pixels_have_no_neighbours(int count, double place)
    {
        var places = Enumerable.Repeat(place, count).ToArray();
        var neighbors = new CameraGeometry("made", PixelShape.Hexagon, places, places, new double[count]).Neighbors;
        Assert.Equal((count, 0), (neighbors.Pixels, neighbors.Pairs));
        Assert.Equal(0, Count(neighbors.Border(2)));
    }

    [Fact]
    public void Pixels_have_all_their_numbers() => Assert.Throws<ArgumentException>(() => new CameraGeometry("made", PixelShape.Square, [0, 1], [0, 1], [1]));

    [Theory]
    [InlineData(1855, 28.000001, 198, "LST", "LSTCam", 1)]
    [InlineData(1039, 16.97, 964, "MAGIC-1", "MAGICCam", 1)]
    [InlineData(1039, 17.0, 247, "MAGIC-2", "MAGICCam", 1)]
    [InlineData(1039, 17.0, 1, "UNKNOWN-104M2", "UNKNOWN-1039PX", -1)]
    [InlineData(2048, 2.283, 2, "GCT", "CHEC", 2)]
    [InlineData(7, double.NaN, 0, "UNKNOWN-104M2", "UNKNOWN-7PX", -1)]
    [InlineData(7, 1e300, 0, "UNKNOWN-104M2", "UNKNOWN-7PX", -1)]
    public void Telescopes_without_names_are_known_by_their_pixels(int pixels, double focalLength, int tiles, string optics, string camera, int mirrors)
    {
        var names = KnownTelescopes.Guess(pixels, focalLength, tiles, 103.7);
        Assert.Equal((optics, camera, mirrors), (names.Optics, names.Camera, names.Mirrors));
    }

    [Theory]
    [InlineData(50, SizeType.Sst)]
    [InlineData(104, SizeType.Mst)]
    [InlineData(387, SizeType.Lst)]
    public void Sizes_come_from_the_area_of_the_mirror(double area, SizeType size) => Assert.Equal(size, KnownTelescopes.SizeOf(area));

    private static double Distance(CameraGeometry geometry, int i, int j) => double.Hypot(geometry.XM[i] - geometry.XM[j], geometry.YM[i] - geometry.YM[j]);

    private static int Count(ReadOnlySpan<bool> mask) => mask.Count(true);
}
