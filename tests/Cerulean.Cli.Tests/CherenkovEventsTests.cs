using System.Globalization;
using Cerulean.Tests;

namespace Cerulean.Cli.Tests;

/// <summary>cerulean cherenkov events and raw give the numbers of the established program.</summary>
public sealed class CherenkovEventsTests
{
    // What is computed in 32 bits there and in another order here; sums of many samples of either sign lose some digits.
    private const double Tolerance = 1e-6;

    // The established program keeps times as fractions of a day, in 64 bits: steps of 0.01 ns.
    private const double TimeStepNs = 0.01;

    public static TheoryData<string> Files =>
    [
        "aux_traces_2029.simtel.zst",
        "calib_events.simtel.gz",
        "calib_true_pe.simtel.zst",
        "camsettings_v6.simtel.zst",
        "gamma_prod6_tel_event_header_v4.simtel.zst",
        "gamma_with_obslevel_particles.simtel.zst",
        "lst_muons_with_true_photons.simtel.zst",
        "prod4_pixelsettings_v3.gz",
        "test_lasercal_v3.simtel.gz",
    ];

    [DataTheory]
    [MemberData(nameof(Files))]
    public void Events_are_those_of_the_reference(string file) => AssertSame(file, "events.csv", "events", "--format", "csv");

    [DataTheory]
    [MemberData(nameof(Files))]
    public void Samples_and_calibration_are_those_of_the_reference(string file) => AssertSame(file, "tel_events.csv", "raw");

    [DataFact]
    public void A_file_that_is_cut_off_gives_what_is_before_and_then_one_error()
    {
        var call = Call.Cerulean("cherenkov", "events", SharedData.Cherenkov("simtel/test_lasercal_v3.simtel.gz"));
        Assert.Equal(1, call.Code);
        Assert.Equal(3, call.Lines.Length);
        Assert.Contains("is cut off", Assert.Single(call.Err.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [DataFact]
    public void Telescopes_and_events_can_be_chosen()
    {
        var file = SharedData.Cherenkov("simtel/camsettings_v6.simtel.zst");
        var rows = Rows(Call.Cerulean("cherenkov", "raw", file, "--telescope", "3", "--telescope", "10").Good());
        Assert.Equal(["3", "10"], rows.Select(row => row["tel_id"]));
        var unknown = Call.Cerulean("cherenkov", "raw", file, "--telescope", "99", "--format", "json", "--focal-length", "equivalent");
        Assert.Equal((1, ""), (unknown.Code, unknown.Out));
        Assert.Contains("has no telescope 99; it has 1, 2, 3,", unknown.Err, StringComparison.Ordinal);
        var most = Call.Cerulean("cherenkov", "events", SharedData.Cherenkov("simtel/prod4_pixelsettings_v3.gz"), file, "--max-events", "11", "--format", "json");
        Assert.Equal(11, most.Lines.Length);
        Assert.Contains("\"count\":10,", most.Lines[10], StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_such_file_is_told()
    {
        using var store = new StoreFile();
        var call = Call.Cerulean("cherenkov", "events", store.Write("no.simtel", "this is a text and nothing else"));
        Assert.Equal(1, call.Code);
        Assert.Contains("it is no EventIO file", call.Err, StringComparison.Ordinal);
        Assert.Equal(1, Call.Cerulean("cherenkov", "raw", "/nosuch/file").Code);
    }

    private static void AssertSame(string file, string reference, params string[] verb)
    {
        var call = Call.Cerulean(["cherenkov", .. verb, SharedData.Cherenkov($"simtel/{file}")]);
        var expected = File.ReadAllText(SharedData.Cherenkov($"reference/{file}/{reference}"));
        Assert.Equal(file.StartsWith("test_lasercal", StringComparison.Ordinal) ? 1 : 0, call.Code);
        Assert.Equal(expected[..expected.IndexOf('\n', StringComparison.Ordinal)], call.Lines[0]);
        foreach (var (found, wanted) in Rows(call.Out).Zip(Rows(expected), (found, wanted) => (found, wanted)))
        {
            Assert.All(wanted, cell => Assert.True(IsSame(cell.Key, found[cell.Key], cell.Value), $"{cell.Key}: {found[cell.Key]} and not {cell.Value}"));
        }

        Assert.Equal(Rows(expected).Count, Rows(call.Out).Count);
    }

    private static bool IsSame(string column, string found, string wanted)
    {
        if (found == wanted) return true;
        if (!wanted.Contains('.', StringComparison.Ordinal) || !double.TryParse(found, CultureInfo.InvariantCulture, out var left) || !double.TryParse(wanted, CultureInfo.InvariantCulture, out var right)) return false;
        return Math.Abs(left - right) <= (column == "trigger_time_rel_ns" ? TimeStepNs : Tolerance * Math.Abs(right));
    }

    private static List<Dictionary<string, string>> Rows(string csv)
    {
        var lines = csv.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var names = lines[0].Split(',');
        return [.. lines[1..].Select(line => names.Zip(line.Split(',')).ToDictionary(cell => cell.First, cell => cell.Second))];
    }
}
