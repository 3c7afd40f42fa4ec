using System.Globalization;
using System.IO.Compression;
using Cerulean.Cherenkov.Coordinates;
using Cerulean.Cherenkov.EventIO;
using Cerulean.Cherenkov.Instrument;
using Cerulean.Cherenkov.Simtel;
using Cerulean.Tests;

namespace Cerulean.Cherenkov.Tests;

/// <summary>Cameras and telescopes against the numbers of the established library.</summary>
public sealed class InstrumentGoldenTests
{
    // What is computed in float64 in two ways differs by roundings, of numbers up to 10.
    private const double Rounding = 1e-12;

    public static TheoryData<string, string> Cameras
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var file in Files)
            {
                foreach (var camera in Directory.GetFiles(file, "camera_*.csv.gz")) data.Add(Path.GetFileName(file), Path.GetFileName(camera));
            }

            if (data.Count == 0) data.Add("absent", "absent");
            return data;
        }
    }

    private static string[] Files => SharedData.Folder is null ? [] : Directory.GetDirectories(SharedData.Cherenkov("reference"));

    [DataTheory]
    [MemberData(nameof(Cameras))]
    public void Pixels_look_where_they_should_and_touch_whom_they_should(string file, string camera)
    {
        var index = int.Parse(camera.Split('_')[1], CultureInfo.InvariantCulture);
        var subarray = Open(file);
        var telescope = subarray.Telescopes.First(telescope => subarray.GeometryIndexOf(telescope) == index);
        Assert.Equal(camera, $"camera_{index}_{telescope.Camera.Name}.csv.gz");
        var (geometry, view, neighbors) = (telescope.Camera.Geometry, telescope.FieldOfView, telescope.Camera.Geometry.Neighbors);
        var rows = Rows(SharedData.Cherenkov($"reference/{file}/{camera}")).ToArray();
        Assert.Equal(rows.Length, geometry.Pixels);
        foreach (var row in rows)
        {
            var pixel = int.Parse(row["pix_id"], CultureInfo.InvariantCulture);
            Near(row["pix_x_m"], geometry.XM[pixel]);
            Near(row["pix_y_m"], geometry.YM[pixel]);
            Assert.Equal(Number(row["pix_area_m2"]), geometry.AreaM2[pixel]);
            Near(row["fov_lon_deg"], double.RadiansToDegrees(view.LongitudeRad[pixel]));
            Near(row["fov_lat_deg"], double.RadiansToDegrees(view.LatitudeRad[pixel]));
            Near(row["pix_area_deg2"], double.RadiansToDegrees(double.RadiansToDegrees(view.AreaRad2(pixel))));
            Assert.Equal(row["border1"] == "1", neighbors.Border(1)[pixel]);
            Assert.Equal(row["border2"] == "1", neighbors.Border(2)[pixel]);
            Assert.Equal(row["neighbors"], string.Join(' ', neighbors[pixel].ToArray()));
        }
    }

    [DataTheory]
    [InlineData("camsettings_v6.simtel.zst")]
    [InlineData("gamma_prod6_tel_event_header_v4.simtel.zst")]
    [InlineData("test_lasercal_v3.simtel.gz")]
    public void Telescopes_are_as_far_from_the_shower_as_they_should(string file)
    {
        var subarray = Open(file);
        var showers = Rows(SharedData.Cherenkov($"reference/{file}/events.csv")).ToDictionary(row => row["event_id"], row => new ShowerAxis(
            new GroundPoint(Number(row["true_core_x"]), Number(row["true_core_y"]), 0),
            new Horizontal(double.DegreesToRadians(Number(row["true_az"])), double.DegreesToRadians(Number(row["true_alt"])))));
        var compared = 0;
        foreach (var row in Rows(SharedData.Cherenkov($"reference/{file}/tel_events.csv")))
        {
            var telescope = subarray[int.Parse(row["tel_id"], CultureInfo.InvariantCulture)];

            // The library counts with float32 for some of it.
            Near(row["true_impact_distance"], showers[row["event_id"]].DistanceM(telescope.Position), 1e-6);
            compared++;
        }

        Assert.True(compared > 0);
    }

    [DataFact]
    public void Telescopes_of_one_type_share_their_pixels()
    {
        var subarray = Open("gamma_prod6_tel_event_header_v4.simtel.zst");
        Assert.Equal(["LSTcam", "NectarCam"], subarray.Geometries.Select(geometry => geometry.Name));
        Assert.Equal(2, subarray.Telescopes.Select(telescope => telescope.FieldOfView).Distinct(ReferenceEqualityComparer.Instance).Count());
        Assert.All(subarray.Telescopes, telescope => Assert.Same(subarray.Geometries[subarray.GeometryIndexOf(telescope)], telescope.Camera.Geometry));
    }

    [DataFact]
    public void A_source_tells_the_array_of_the_telescopes_that_are_allowed()
    {
        using var source = SimtelSource.Open([SharedData.Cherenkov("simtel/calib_events.simtel.gz")], new SimtelOptions { AllowedTelescopes = new HashSet<int> { 3, 5 }, FocalLength = FocalLengthChoice.Equivalent });
        Assert.Equal([3, 5], source.Subarray.Telescopes.Select(telescope => telescope.TelId));
        Assert.Same(source.Subarray, source.Subarray);
        Assert.Equal((1, -1), (source.Subarray.IndexOf(5), source.Subarray.IndexOf(1)));
        Assert.Contains("no telescope 1", Assert.Throws<KeyNotFoundException>(() => source.Subarray[1]).Message, StringComparison.Ordinal);
        using var effective = SimtelSource.Open(SharedData.Cherenkov("simtel/calib_events.simtel.gz"));
        Assert.Contains("calib_events.simtel.gz: The file has no effective", Assert.Throws<InvalidDataException>(() => effective.Subarray).Message, StringComparison.Ordinal);
    }

    [DataFact]
    public void Without_an_effective_focal_length_the_message_says_what_to_do()
    {
        var configuration = Read("calib_events.simtel.gz");
        var error = Assert.Throws<InvalidDataException>(() => SubarrayDescription.From(configuration));
        Assert.Contains("--focal-length equivalent", error.Message, StringComparison.Ordinal);
        Assert.Equal(7, SubarrayDescription.From(configuration, FocalLengthChoice.Equivalent).Telescopes.Count);
    }

    private static SubarrayDescription Open(string file)
    {
        var hasEffective = file is not ("calib_events.simtel.gz" or "lst_muons_with_true_photons.simtel.zst");
        return SubarrayDescription.From(Read(file), hasEffective ? FocalLengthChoice.Effective : FocalLengthChoice.Equivalent);
    }

    private static SimtelConfiguration Read(string file)
    {
        using var reader = EventIOReader.Open(SharedData.Cherenkov($"simtel/{file}"));
        var configuration = new SimtelConfiguration();
        while (!configuration.IsComplete && reader.MoveNext()) configuration.Add(reader.ReadObject());
        return configuration;
    }

    private static IEnumerable<Dictionary<string, string>> Rows(string path)
    {
        using Stream raw = File.OpenRead(path);
        using var text = new StreamReader(path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(raw, CompressionMode.Decompress) : raw);
        var names = text.ReadLine()!.Split(',');
        while (text.ReadLine() is { } line) yield return names.Zip(line.Split(',')).ToDictionary(pair => pair.First, pair => pair.Second);
    }

    private static void Near(string expected, double actual, double tolerance = Rounding)
    {
        var number = Number(expected);
        Assert.True(Math.Abs(actual - number) <= tolerance * Math.Max(1, Math.Abs(number)), $"{actual:R} is not {expected}");
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
