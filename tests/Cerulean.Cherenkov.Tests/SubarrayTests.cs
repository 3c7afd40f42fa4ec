using Cerulean.Cherenkov.Coordinates;
using Cerulean.Cherenkov.Instrument;
using Cerulean.Cherenkov.Simtel;

namespace Cerulean.Cherenkov.Tests;

/// <summary>Arrays of made files: what metadata say, and what files of old versions leave out.</summary>
public sealed class SubarrayTests
{
    private const double MirrorAreaM2 = 100;

    [Theory]
    [InlineData("0", "1", "1000", "1000", ReflectorShape.Parabolic, 1)]
    [InlineData("0", "0", "1000.", "1000", ReflectorShape.DaviesCotton, 1)]
    [InlineData("0", "0", "1200", "1000", ReflectorShape.Hybrid, 1)]
    [InlineData("1", "0", "1000", "1000", ReflectorShape.Unknown, 1)]
    [InlineData("2", "0", "1000", "1000", ReflectorShape.SchwarzschildCouder, 2)]
    [InlineData("77", "x", "", "", ReflectorShape.Unknown, 1)]
    public void Names_and_the_mirror_come_from_metadata(string mirrorClass, string parabolic, string dish, string focal, ReflectorShape shape, int mirrors)
    {
        var optics = From(Run(5), Camera(5, 5), Metadata(5, ("OPTICS_CONFIG_NAME", "Big"), ("CAMERA_CONFIG_NAME", "Eye"), ("MIRROR_CLASS", mirrorClass), ("PARABOLIC_DISH", parabolic), ("DISH_SHAPE_Length", dish), ("FOCAL_Length", focal)))[5];
        Assert.Equal(("MST_Big_Eye", shape, mirrors, 3), (optics.Type, optics.Optics.ReflectorShape, optics.Optics.Mirrors, optics.Optics.MirrorTiles));
    }

    [Fact]
    public void Without_metadata_a_telescope_is_guessed_and_the_place_is_not_known()
    {
        var subarray = From(Run(5), Camera(5, 5));
        Assert.Equal("MST_UNKNOWN-100M2_UNKNOWN-2PX", subarray[5].Type);
        Assert.Equal(("MonteCarloArray", new EarthLocation(0, 0, 0)), (subarray.Name, subarray.Reference));
    }

    [Fact]
    public void The_array_has_name_and_place()
    {
        var subarray = From(Run(5), Camera(5, 5), Metadata(-1, ("ARRAY_CONFIG_NAME", "Alpha"), ("*LONGITUDE", "-70.3"), ("*LATITUDE", "-24.5"), ("ALTITUDE", "2147")));
        Assert.Equal(("Alpha", new EarthLocation(double.DegreesToRadians(-70.3), double.DegreesToRadians(-24.5), 2147)), (subarray.Name, subarray.Reference));
        Assert.Equal(new GroundPoint(5, 50, 500), subarray[5].Position);
    }

    [Fact]
    public void Telescopes_come_in_the_order_of_their_descriptions_and_only_those_of_the_run()
    {
        var subarray = From(Run(9, 5, 7, 5), Camera(5, 5), Camera(5, 9), Camera(5, 8));
        Assert.Equal([5, 9], subarray.Telescopes.Select(telescope => telescope.TelId));
        Assert.Same(subarray[9].Camera.Geometry, subarray[5].Camera.Geometry);
        Assert.False(subarray.TryGet(7, out _));
    }

    [Theory]
    [InlineData(4, 29.0)]
    [InlineData(5, 0.0)]
    [InlineData(5, double.NaN)]
    public void A_file_without_effective_focal_length_needs_a_choice(int version, double effective)
    {
        var error = Assert.Throws<InvalidDataException>(() => From(Run(5), Camera(version, 5, effective: effective)));
        Assert.Contains("telescopes 5", error.Message, StringComparison.Ordinal);
        Assert.Equal(10, From(FocalLengthChoice.Equivalent, Run(5), Camera(version, 5, effective: effective))[5].FieldOfView.FocalLengthM);
    }

    [Fact]
    public void A_file_with_no_focal_length_at_all_is_damaged() => Assert.Contains(
        "damaged", Assert.Throws<InvalidDataException>(() => From(FocalLengthChoice.Equivalent, Run(5), Camera(5, 5, focal: -1))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_file_without_run_header_is_refused() =>
        Assert.Contains("no run header", Assert.Throws<InvalidDataException>(() => From(Camera(5, 5))).Message, StringComparison.Ordinal);

    // Pixels stand at (1, 0) and (2, 0); the camera is turned by a quarter.
    [Fact]
    public void A_turned_camera_is_turned_back()
    {
        var geometry = From(Run(5), Camera(5, 5, shape: 3, rotation: Math.PI / 2))[5].Camera.Geometry;
        Assert.Equal((PixelShape.Hexagon, 0), (geometry.Shape, geometry.CameraRotationRad));
        Assert.Equal([0, 0], geometry.XM.ToArray().Select(x => Math.Round(x, 6)));
        Assert.Equal([1, 2], geometry.YM.ToArray().Select(y => Math.Round(y, 6)));
        Assert.Equal(2 * Math.PI / 3, geometry.PixelRotationRad, 1e-6);
    }

    [Theory]
    [InlineData(0, PixelShape.Circle)]
    [InlineData(1, PixelShape.Hexagon)]
    [InlineData(2, PixelShape.Square)]
    [InlineData(9, PixelShape.Hexagon)]
    public void Pixels_have_shapes(int shape, PixelShape expected) => Assert.Equal(expected, From(Run(5), Camera(5, 5, shape: shape))[5].Camera.Geometry.Shape);

    [Fact]
    public void The_readout_has_a_pulse_for_each_gain_or_what_is_stored()
    {
        var without = From(Run(5), Camera(5, 5))[5].Camera.Readout;
        Assert.Equal((0, 0, true, 0), (without.Channels, without.Samples, double.IsNaN(without.SamplingRateGHz), without.ReferencePulses.Count));
        var readout = From(Run(5), Camera(5, 5), file => file.Object(2004, 2, 5, content => content
            .Int32(1).Int32(2).Int32(3).Int32(0).Int32(0).Int32(0).Single(0.5).Int32(40)
            .VarInt(2).VarInt(3).Single(0.25).Array(Half.Zero, Half.One, (Half)0.5, Half.One, Half.Zero, (Half)0.25)))[5].Camera.Readout;
        Assert.Equal((40, 2.0, 0.25), (readout.Samples, readout.SamplingRateGHz, readout.ReferencePulseSampleWidthNs));
        Assert.Equal([[0, 1, 0.5f], [1, 0, 0.25f]], readout.ReferencePulses);
    }

    private static SubarrayDescription From(params Action<EventIOWriter>[] objects) => From(FocalLengthChoice.Effective, objects);

    private static SubarrayDescription From(FocalLengthChoice choice, params Action<EventIOWriter>[] objects)
    {
        var (file, configuration) = (new EventIOWriter(), new SimtelConfiguration());
        foreach (var write in objects) write(file);
        using var reader = file.Open();
        while (reader.MoveNext()) Assert.True(configuration.Add(reader.ReadObject()));
        return SubarrayDescription.From(configuration, choice);
    }

    private static Action<EventIOWriter> Run(params short[] telescopes) => file => file.Object(2000, 0, 1, content => content
        .Int32(1).Int32(0).Int32(-1).Int32(0).Array<float>(0, 0, 0, 0).Single(0)
        .Int32(telescopes.Length).Array<short>(telescopes).Array<float>([.. telescopes.SelectMany(telescope => new float[] { telescope, 10 * telescope, 100 * telescope })])
        .Int32(1).Int32(0).String("").String(""));

    private static Action<EventIOWriter> Camera(int version, int telescope, double focal = 10, double effective = 10.5, int shape = 1, double rotation = 0) => file => file.Object(2002, version, telescope, content =>
    {
        content.Int32(2).Single(focal);
        if (version >= 5) content.Single(effective);
        content.Array<float>(1, 2).Array<float>(0, 0).VarInt(0).VarInt(1).VarInt(1).VarInt(shape).Single(0.1).Single(0.3)
            .Int32(3).Single(MirrorAreaM2).Single(rotation);
    });

    private static Action<EventIOWriter> Metadata(int telescope, params (string Name, string Value)[] values) => file => file.Object(75, 0, telescope, content =>
    {
        content.VarUInt((ulong)values.Length);
        foreach (var (name, value) in values) content.VarString(name).VarString(value);
    });
}
