using Cerulean.Cherenkov.Iact;
using Cerulean.Cherenkov.Simtel;

namespace Cerulean.Cherenkov.Tests;

/// <summary>Histograms, statistics, results of the simulation's own analysis, atmospheres.</summary>
public sealed class ResultObjectTests
{
    [Theory]
    [InlineData("even", false)]
    [InlineData("odd", true)]
    public void Histograms_of_all_kinds(string title, bool bigEndian)
    {
        var histograms = ConfigurationVersionTests.Decode(bigEndian, Histogram.Type, 2, -1, content => content
            .Int16(3)
            .Byte('F').String(title).Write(new byte[1 - (title.Length % 2)]).Int32(6).Int16(2).Int16(3).Int32(5).Int32(7)
            .Int32(0).Int32(1).Array<float>(0, 100, 10, 11).Int32(2).Int32(3).Array<float>(-1, 2, 20, 21)
            .Single(9).Single(8).Array(new float[8]).Array<float>(1, 2, 3, 4, 5, 6)
            .Byte('I').String("").Byte(0).Int32(8).Int16(2).Int16(0).Int32(3).Int32(3).Int32(0).Int32(0).Array(0, 10, 4, 4).Array(1, 2)
            .Byte('R').String("a").Int32(9).Int16(2).Int16(0).Int32(0).Int32(0).Int32(0).Int32(0).Array<float>(0, 1, 0, 0), Histogram.Read);
        Assert.Equal(new[] { 6, 8, 9 }, histograms.Select(histogram => histogram.Id));
        Assert.Equal((title, 5L, 7L), (histograms[0].Title, histograms[0].InnerEntries, histograms[0].Entries));
        Assert.Equal([-1, 0, 1, 2], histograms[0].Y!.Value.Edges());
        Assert.Equal([1, 2, 3, 4, 5, 6], histograms[0].Bins);
        Assert.Equal(10, histograms[1].X.Upper);
        Assert.Equal([1, 2], histograms[1].Bins);
        Assert.Empty(histograms[2].Bins);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void Stereo_reconstruction(int version, bool bigEndian)
    {
        var stereo = ConfigurationVersionTests.Decode(bigEndian, StereoReconstruction.Type, version, 0x145, content =>
        {
            content.Int16(4).Int16(3).Int16(2);
            if (version >= 1) content.Int32(6);
            if (version >= 2) content.Array<short>(2, 3);
            content.Array<float>(1, 2, 3, 4, 5, 6);
        }, StereoReconstruction.Read);
        Assert.Equal((1f, 2f, 3f, 4f, 5f, 6f), (stereo.AzimuthRad, stereo.AltitudeRad, stereo.CoreXM, stereo.CoreYM, stereo.EnergyTeV, stereo.XMaxGramsPerCm2));
        Assert.Equal(float.NaN, stereo.EnergyErrorTeV);
        Assert.Equal(version >= 2 ? [2, 3] : [], stereo.ImageTelIds);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    [InlineData(2, true)]
    [InlineData(3, false)]
    [InlineData(4, true)]
    [InlineData(5, false)]
    [InlineData(6, true)]
    public void Image_parameters(int version, bool bigEndian)
    {
        // Telescope 0x105, cleaning 2, all parts.
        var image = ConfigurationVersionTests.Decode(bigEndian, ImageParameters.Type, version, 0x01002F05, content =>
        {
            if (version >= 6) content.VarInt(9).VarInt(1);
            else if (version >= 2) content.Int16(9);
            if (version is 4 or 5) content.Int16(1);
            if (version >= 5) content.Single(500);
            content.Single(100).Array<float>(1, 2, 3, 4, 5).Int16(2).Single(0.5).Array(new float[5]).Array<float>(6, 7, 8, 9);
            if (version >= 6) content.VarInt(1).Single(40).VarInt(77);
            else content.Int16(1).Single(40);
            if (version is >= 1 and <= 5) content.Int16(77);
            if (version >= 3) content.Array<float>(10, 11, 12, 13, 14);
        }, ImageParameters.Read);
        Assert.Equal((0x105, 2, 100f, 0.5f), (image.TelId, image.CutId, image.Amplitude, image.Concentration));
        Assert.Equal([1f, 2f, 3f, 4f, 5f], image.MomentsRad);
        Assert.Equal(version >= 2 ? 9 : null, image.Pixels);
        Assert.Equal(version >= 5 ? 500 : float.NaN, image.ClipAmplitude);
        Assert.Equal([40f], image.HotAmplitudes);
        Assert.Equal(version >= 1 ? [77] : [], image.HotPixels);
        Assert.Equal(version >= 3 ? [10f, 11f, 12f, 13f, 14f] : [], image.Timing);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    [InlineData(2)]
    public void Calibrated_pixels_are_listed_flagged_or_all(int list)
    {
        var calibration = ConfigurationVersionTests.Decode(false, PixelCalibration.Type, 0, 5, content =>
        {
            content.VarUInt(3).VarInt(-2).VarInt(list);
            if (list == 1) content.VarUInt(2).VarUInt(0).VarUInt(2);
            if (list == -1) content.Write(1, 0, 1);
            content.Array(Half.One, (Half)0.5);
            if (list == 2) content.Array((Half)2);
        }, PixelCalibration.Read);
        Assert.Equal((5, 3L, -2), (calibration.TelId, calibration.CameraPixels, calibration.IntegrationMethod));
        Assert.Equal(list == 2 ? [0, 1, 2] : [0, 2], calibration.Pixels);
        Assert.Equal(list == 2 ? [1f, 0.5f, 2f] : [1f, 0.5f], calibration.Intensity);
    }

    [Fact]
    public void Statistics()
    {
        var run = ConfigurationVersionTests.Decode(true, RunStatistics.Type, 0, 5, content => content.Int32(2).Int32(9).Array(1, 2, 3, 4, 5, 6, 7, 8), RunStatistics.Read);
        Assert.Equal((5, 9), (run.Run, run.ArrayTriggers));
        Assert.Equal([7, 8], run.Events);
        var simulation = ConfigurationVersionTests.Decode(true, MCRunStatistics.Type, 0, 5, content => content.Int32(2).Int32(20), MCRunStatistics.Read);
        Assert.Equal(new MCRunStatistics(5, 2, 20), simulation);
        var extra = ConfigurationVersionTests.Decode(true, MCExtraParameters.Type, 1, 0, content => content.Single(0.5).VarUInt(1).VarUInt(2).Int32(3).Array(4f, 5f), MCExtraParameters.Read);
        Assert.Equal((0.5f, 3, 5f), (extra.Weight, extra.Integers[0], extra.Floats[1]));
    }

    [Fact]
    public void Without_a_table_the_atmosphere_is_that_of_its_layers()
    {
        var profile = ConfigurationVersionTests.Decode(true, AtmosphericProfile.Type, 1, 6, content =>
        {
            content.VarString("us").Double(1e5).VarUInt(0).VarUInt(5).Double(112.8e5);
            foreach (var layer in new double[][] { [0, -186.5, 1222.6, 994186.38], [4e5, -94.9, 1144.9, 878153.55], [10e5, 0.6, 1305.6, 636143.04], [40e5, 0, 540.2, 772170.16], [100e5, 0.01128292, 1, 1e9] })
            {
                content.Array(layer).Double(1 / layer[^1]);
            }
        }, AtmosphericProfile.Read);
        var model = new AtmosphereModel(profile);

        // The mass above the sea, and its slope as the difference over a metre.
        Assert.Equal(1036.1, model.ColumnDensity(0), 1e-9);
        Assert.Equal((model.ColumnDensity(5) - model.ColumnDensity(5.001)) / 100, model.Density(5.0005), 1e-11);
        Assert.Equal(0.01128292 - 0.0105, model.ColumnDensity(105), 1e-12);
        Assert.Equal(0, model.ColumnDensity(200));
        Assert.Equal(double.NaN, model.Density(-1));
    }

    [Fact]
    public void Through_a_cubic_of_the_logarithm_the_table_is_exact_between_its_rows()
    {
        static double Log(double h) => -3 - (0.05 * h) + (0.0004 * h * h) - (0.000003 * h * h * h);
        double[] heights = [0, 1, 3, 7, 15, 20];
        var model = new AtmosphereModel(new AtmosphericProfile
        {
            Id = 1,
            Name = "",
            ObservationLevelCm = 0,
            Table = [.. heights.Select(height => new AtmosphereLevel(height, Math.Pow(10, Log(height)), 1, 0))],
        });
        foreach (var height in new[] { 0.5, 2, 6.99, 10, 19.5 }) Assert.Equal(1, model.Density(height) / Math.Pow(10, Log(height)), 1e-12);
        Assert.Equal(0, model.Density(20.1));
    }
}
