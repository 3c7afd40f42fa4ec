using Cerulean.Cherenkov.Coordinates;
using FsCheck;
using FsCheck.Fluent;

namespace Cerulean.Cherenkov.Tests;

/// <summary>Frames: what they mean, and that every way leads back.</summary>
public sealed class CoordinatesTests
{
    private const double Exact = 1e-12;

    // A turn through the sphere and back costs a few roundings of numbers of size 1; near the poles of a frame azimuth loses digits, so directions are compared as vectors.
    private const double RoundTrip = 1e-12;

    private static readonly Arbitrary<double[]> Numbers = Arb.From(Gen.ArrayOf(Gen.Choose(-1_000_000, 1_000_000).Select(number => number / 1e6), 6));

    [Fact]
    public void Camera_to_telescope_and_back() => ForAll(numbers =>
    {
        var frame = new CameraFrame(20 + numbers[0], numbers[1] * Math.PI);
        var point = new CameraPoint(numbers[2], numbers[3]);
        var back = frame.FromTelescope(frame.ToTelescope(point));
        return Near(point.XM, back.XM) && Near(point.YM, back.YM);
    });

    [Fact]
    public void Sky_to_field_of_view_and_back() => ForAll(numbers =>
    {
        var (frame, direction) = (new SkyOffsetFrame(Direction(numbers[0], numbers[1])), Direction(numbers[2], numbers[3]));
        return Same(direction, frame.ToHorizontal(frame.FromHorizontal(direction)));
    });

    [Fact]
    public void A_field_of_view_keeps_angles_between_directions() => ForAll(numbers =>
    {
        var (frame, one, two) = (new SkyOffsetFrame(Direction(numbers[0], numbers[1])), Direction(numbers[2], numbers[3]), Direction(numbers[4], numbers[5]));
        var (a, b) = (frame.FromHorizontal(one), frame.FromHorizontal(two));
        return Near(one.SeparationRad(two), new Horizontal(a.LongitudeRad, a.LatitudeRad).SeparationRad(new Horizontal(b.LongitudeRad, b.LatitudeRad)));
    });

    [Fact]
    public void From_the_view_of_a_telescope_to_the_nominal_one_and_back() => ForAll(numbers =>
    {
        var (telescope, nominal) = (new SkyOffsetFrame(Direction(numbers[0], numbers[1])), new SkyOffsetFrame(Direction(numbers[2], numbers[3])));
        var point = new FieldPoint(numbers[4], numbers[5]);
        var back = nominal.To(telescope, telescope.To(nominal, point));
        return Near(point.LongitudeRad, back.LongitudeRad) && Near(point.LatitudeRad, back.LatitudeRad);
    });

    [Fact]
    public void Ground_to_tilted_and_back() => ForAll(numbers =>
    {
        var frame = new TiltedGroundFrame(Direction(numbers[0], numbers[1]));
        var point = new GroundPoint(1000 * numbers[2], 1000 * numbers[3], 1000 * numbers[4]);
        var back = frame.ToGround(frame.FromGround(point));
        return Near(point.XM, back.XM, 1e-9) && Near(point.YM, back.YM, 1e-9) && Near(point.ZM, back.ZM, 1e-9);
    });

    [Fact]
    public void The_impact_distance_is_that_in_the_plane_tilted_to_the_shower() => ForAll(numbers =>
    {
        var direction = Direction(numbers[0], numbers[1]);
        var (core, place) = (new GroundPoint(1000 * numbers[2], 1000 * numbers[3], 0), new GroundPoint(1000 * numbers[4], 1000 * numbers[5], 20));
        var frame = new TiltedGroundFrame(direction);
        var (a, b) = (frame.FromGround(core), frame.FromGround(place));
        return Near(double.Hypot(a.XM - b.XM, a.YM - b.YM), new ShowerAxis(core, direction).DistanceM(place), 1e-9);
    });

    [Fact]
    public void A_core_is_found_on_the_ground_again() => ForAll(numbers =>
    {
        var frame = new TiltedGroundFrame(new Horizontal(numbers[0] * Math.PI, 0.8 + (numbers[1] / 2)));
        var core = new GroundPoint(1000 * numbers[2], 1000 * numbers[3], 0);
        var back = frame.ProjectToGround(frame.FromGround(core) with { ZM = 1000 * numbers[4] });
        return Near(core.XM, back.XM, 1e-8) && Near(core.YM, back.YM, 1e-8) && back.ZM == 0;
    });

    [Fact]
    public void Spans_are_converted_as_points_are() => ForAll(numbers =>
    {
        var (camera, sky) = (new CameraFrame(28, numbers[0]), new SkyOffsetFrame(Direction(numbers[0], numbers[1])));
        double[] longitude = [0], latitude = [0], x = [0], y = [0], azimuth = [0], altitude = [0];
        camera.ToTelescope([numbers[2]], [numbers[3]], longitude, latitude);
        camera.FromTelescope(longitude, latitude, x, y);
        sky.ToHorizontal(longitude, latitude, azimuth, altitude);
        var point = camera.ToTelescope(new CameraPoint(numbers[2], numbers[3]));
        sky.FromHorizontal(azimuth, altitude, longitude, latitude);
        return sky.ToHorizontal(point) == new Horizontal(azimuth[0], altitude[0])
            && sky.FromHorizontal(new Horizontal(azimuth[0], altitude[0])) == new FieldPoint(longitude[0], latitude[0])
            && camera.FromTelescope(point) == new CameraPoint(x[0], y[0]);
    });

    [Fact]
    public void Directions_have_azimuth_over_east_and_the_ground_has_y_to_the_west()
    {
        var (x, y, z) = new Horizontal(Math.PI / 2, 0).ToGround();
        Assert.Equal((0, -1, 0), (Math.Round(x, 12), Math.Round(y, 12), Math.Round(z, 12)));
        Assert.Equal(3 * Math.PI / 2, Horizontal.FromGround(0, 1, 0).AzimuthRad, Exact);
        Assert.Equal((-2, 1, 3), new GroundPoint(1, 2, 3).ToEastNorth());
        Assert.Equal(new GroundPoint(1, 2, 3), GroundPoint.FromEastNorth(-2, 1, 3));
    }

    [Fact]
    public void Fields_of_view_are_spherical()
    {
        // 10° in azimuth at 60° altitude are 5° of the sky at most, and a direction of equal altitude lies above the centre's great circle.
        var frame = new SkyOffsetFrame(new Horizontal(0, double.DegreesToRadians(60)));
        var point = frame.FromHorizontal(new Horizontal(double.DegreesToRadians(10), double.DegreesToRadians(60)));
        Assert.Equal(4.981, double.RadiansToDegrees(point.LongitudeRad), 1e-3);
        Assert.Equal(0.377, double.RadiansToDegrees(point.LatitudeRad), 1e-3);
    }

    [Fact]
    public void A_camera_has_x_along_altitude_and_y_along_azimuth()
    {
        var point = new CameraFrame(2).ToTelescope(new CameraPoint(0.02, 0.01));
        Assert.Equal(new FieldPoint(0.005, 0.01), point);
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(-1.0)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_focal_length_is_a_length(double focalLength) => Assert.Throws<ArgumentOutOfRangeException>(() => new CameraFrame(focalLength));

    [Fact]
    public void A_tilted_frame_at_the_zenith_is_the_ground()
    {
        var point = new TiltedGroundFrame(new Horizontal(0, Math.PI / 2)).FromGround(new GroundPoint(3, 4, 5));
        Assert.Equal((3, 4, 5), (Math.Round(point.XM, 12), Math.Round(point.YM, 12), Math.Round(point.ZM, 12)));
    }

    private static void ForAll(Func<double[], bool> holds) => Prop.ForAll(Numbers, holds).QuickCheckThrowOnFailure();

    private static Horizontal Direction(double azimuth, double altitude) => new(azimuth * Math.PI, altitude * Math.PI / 2);

    private static bool Near(double expected, double actual, double tolerance = RoundTrip) => Math.Abs(expected - actual) <= tolerance;

    private static bool Same(Horizontal expected, Horizontal actual) => expected.SeparationRad(actual) <= RoundTrip;
}
