using System.Globalization;
using System.Text.Json;
using Cerulean.Tests;

namespace Cerulean.Cli.Tests;

/// <summary>cerulean cherenkov instrument.</summary>
public sealed class CherenkovInstrumentTests
{
    // Angles and means are computed in another order of roundings; all else is equal as text.
    private const double Rounding = 1e-12;

    [DataTheory]
    [InlineData("aux_traces_2029.simtel.zst")]
    [InlineData("calib_events.simtel.gz", "equivalent")]
    [InlineData("calib_true_pe.simtel.zst")]
    [InlineData("camsettings_v6.simtel.zst")]
    [InlineData("gamma_prod6_tel_event_header_v4.simtel.zst")]
    [InlineData("gamma_with_obslevel_particles.simtel.zst")]
    [InlineData("lst_muons_with_true_photons.simtel.zst", "equivalent")]
    [InlineData("prod4_pixelsettings_v3.gz")]
    [InlineData("test_lasercal_v3.simtel.gz")]
    public void Rows_are_those_of_the_established_library(string file, string focalLength = "effective")
    {
        var expected = File.ReadAllLines(SharedData.Cherenkov($"reference/{file}/subarray.csv"));
        var actual = Instrument(file, "--format", "csv", "--focal-length", focalLength).Good().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal((expected[0], expected.Length), (actual[0], actual.Length));
        var names = expected[0].Split(',');
        foreach (var (row, line) in expected.Zip(actual).Skip(1))
        {
            foreach (var (name, (cell, text)) in names.Zip(row.Split(',').Zip(line.Split(','))))
            {
                if (name.EndsWith("_deg", StringComparison.Ordinal) || name.StartsWith("mean_", StringComparison.Ordinal)) Assert.Equal(Number(cell), Number(text), Rounding);
                else Assert.True(cell == text, $"{name}: {text}, expected {cell}");
            }
        }
    }

    [DataFact]
    public void A_file_without_the_default_focal_length_is_told_what_to_do()
    {
        var call = Instrument("calib_events.simtel.gz");
        Assert.Equal((1, ""), (call.Code, call.Out));
        Assert.Contains("--focal-length equivalent", call.Err, StringComparison.Ordinal);
    }

    [DataFact]
    public void People_see_a_table_and_programs_objects()
    {
        var lines = Instrument("camsettings_v6.simtel.zst").Lines;
        Assert.StartsWith("LaPalma-prod6: 19 telescopes", lines[0], StringComparison.Ordinal);
        Assert.Equal(19 + 3, lines.Length);
        using var first = JsonDocument.Parse(Instrument("calib_events.simtel.gz", "--format", "json", "--focal-length", "equivalent").Lines[0]);
        Assert.Equal((1, JsonValueKind.Null), (first.RootElement.GetProperty("tel_id").GetInt32(), first.RootElement.GetProperty("effective_focal_length").ValueKind));
    }

    [DataFact]
    public void A_file_without_telescopes_is_told()
    {
        var call = Call.Cerulean("cherenkov", "instrument", SharedData.Cherenkov("iact/one_shower.dat"));
        Assert.Equal(1, call.Code);
        Assert.Contains("no run header", call.Err, StringComparison.Ordinal);
    }

    [DataFact]
    public void Telescopes_before_a_cut_are_told_and_then_the_cut()
    {
        var whole = File.ReadAllBytes(SharedData.Cherenkov("simtel/camsettings_v6.simtel.zst"));
        var path = Path.Combine(Path.GetTempPath(), $"cerulean-{Guid.NewGuid():N}.simtel.zst");
        try
        {
            File.WriteAllBytes(path, whole[..40_000]);
            var call = Call.Cerulean("cherenkov", "instrument", path, "--format", "csv");
            Assert.Equal(1, call.Code);
            Assert.InRange(call.Lines.Length, 2, 19);
            Assert.Contains("cut off", call.Err, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static Call Instrument(string file, params string[] options) => Call.Cerulean(["cherenkov", "instrument", SharedData.Cherenkov($"simtel/{file}"), .. options]);

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
