using System.Globalization;
using Cerulean.Cherenkov.EventIO;
using Cerulean.Cherenkov.Events;
using Cerulean.Cherenkov.Simtel;
using Spectre.Console;

namespace Cerulean.Cli.Rendering;

/// <summary>What a file of sim_telarray says beside its events.</summary>
internal static class SimtelReport
{
    private const double DegreesEach = 180 / Math.PI;
    private const int CameraMonitoringType = 2022;
    private const int LaserCalibrationType = 2023;

    private static readonly string[] PlaceNames = ["SITE_CONFIG_NAME", "ARRAY_CONFIG_NAME"];

    /// <summary>A summary for people.</summary>
    public static void Write(string file, SimtelConfiguration configuration, SortedDictionary<int, long> counts, Terminal terminal)
    {
        var run = configuration.Run!;
        var output = terminal.Out;
        output.WriteLine(Path.GetFileName(file));
        output.WriteLine(Text($"run          {run.Run}, {UtcTime.From(run.TimeS, 0).ToString()[..19]} UTC, {Pointing(run)}"));
        WriteSite(configuration, output);
        foreach (var simulation in configuration.Simulations) WriteSimulation(simulation, output);
        WriteShowers(configuration, output);
        WriteCalibration(configuration, counts, output);
        output.WriteLine(Text($"history      {Words.Count(configuration.History.Count, "line")}, {Words.Count(configuration.Metadata?.Values.Count ?? 0, "value")} of metadata"));
        output.WriteLine($"objects      {string.Join(", ", counts.Select(count => $"{Words.Number(count.Value)} {EventIOTypes.NameOf(count.Key)}"))}");
        foreach (var ((type, version), count) in configuration.Skipped.Counts)
        {
            output.WriteLine($"skipped      {Words.Number(count)} {EventIOTypes.NameOf(type)} of version {version}, which is not known");
        }

        WriteTelescopes(configuration, terminal);
    }

    private static string Pointing(RunHeader run) => run.FollowsSky
        ? Text($"right ascension {run.DirectionRad[0] * DegreesEach:0.##}°, declination {run.DirectionRad[1] * DegreesEach:0.##}°")
        : Text($"azimuth {run.DirectionRad[0] * DegreesEach:0.##}°, altitude {run.DirectionRad[1] * DegreesEach:0.##}°");

    private static void WriteSite(SimtelConfiguration configuration, Output output)
    {
        var names = PlaceNames.Select(name => configuration.Metadata?[name]).Where(name => !string.IsNullOrWhiteSpace(name));
        var height = configuration.Simulations is [.., var simulation] ? Text($"{simulation.ObservationHeightM:0.#} m above the sea") : "height not known";
        var atmosphere = configuration.Atmospheres is [var profile, ..] ? Text($", atmosphere {profile.Id} {Path.GetFileName(profile.Name)}") : "";
        output.WriteLine($"site         {Words.OneLine(string.Join(", ", names.Append(height)))}{Words.OneLine(atmosphere)}");
    }

    private static void WriteSimulation(MCRunHeader simulation, Output output)
    {
        output.WriteLine(Text($"showers      {Words.Count(simulation.ShowerCount, "shower")}, each used {Words.Count(simulation.ShowerReuse, "time")}, {Range(simulation.EnergyRangeTeV, "TeV")}, index {simulation.SpectralIndex:0.##}"));
        output.WriteLine(Text($"cores        {Range(simulation.CoreRangeM, "m")}; view cone {Range(simulation.ViewConeDeg, "°")}; altitude {Range(simulation.AltitudeRangeRad, "°", DegreesEach)}, azimuth {Range(simulation.AzimuthRangeRad, "°", DegreesEach)}"));
        output.WriteLine(Text($"programs     {(simulation.ShowerProgId == 1 ? "CORSIKA" : "shower program")} {simulation.ShowerProgVersion / 1e3:0.000}, {(simulation.DetectorProgId == 1 ? "sim_telarray" : "detector program")} of {Date(simulation.DetectorProgVersion)}"));
    }

    private static void WriteShowers(SimtelConfiguration configuration, Output output)
    {
        var showers = configuration.Histograms.FirstOrDefault(histogram => histogram.Id == Histogram.ShowersByDistanceAndEnergy);
        if (showers is not null) output.WriteLine(Text($"simulated    {Words.Count((long)showers.Entries, "event")}, {showers.X.Lower:0.##} to {showers.X.Upper:0.##} m"));
    }

    private static void WriteCalibration(SimtelConfiguration configuration, SortedDictionary<int, long> counts, Output output)
    {
        var disabled = configuration.Telescopes.Values.Sum(telescope => telescope.Disabled?.HighVoltage.Length ?? 0);
        output.WriteLine(Text($"calibration  {Words.Count(counts.GetValueOrDefault(CameraMonitoringType), "pedestal")}, {Words.Count(counts.GetValueOrDefault(LaserCalibrationType), "set")} of factors, {Words.Count(disabled, "pixel")} switched off"));
    }

    private static void WriteTelescopes(SimtelConfiguration configuration, Terminal terminal)
    {
        var table = Screen.Rows("telescopes", "camera", "pixels", "gains", "samples", "sample (ns)", "focal length (m)", "effective", "mirror (m²)");
        foreach (var alike in configuration.Telescopes.Values.GroupBy(Kind))
        {
            var kind = alike.Key;
            table.AddRow(Numbers([.. alike.Select(telescope => telescope.TelId)]), Markup.Escape(kind.Camera), kind.Pixels, kind.Gains, kind.Samples, kind.Slice, kind.Focal, kind.Effective, kind.Mirror);
        }

        Screen.Show(table, terminal);
    }

    private static (string Camera, string Pixels, string Gains, string Samples, string Slice, string Focal, string Effective, string Mirror) Kind(TelescopeConfiguration telescope) => (
        Words.OneLine(telescope.Metadata?["CAMERA_CONFIG_NAME"] ?? ""),
        Text($"{telescope.Camera?.Pixels}"),
        Text($"{telescope.Organization?.Gains}"),
        Text($"{telescope.Pixels?.SumBins}"),
        Text($"{telescope.Pixels?.TimeSliceNs:0.###}"),
        Text($"{telescope.Camera?.FocalLengthM:0.###}"),
        telescope.Camera?.EffectiveFocalLengthM is { } effective ? Text($"{effective:0.###}") : "–",
        Text($"{telescope.Camera?.MirrorAreaM2:0.#}"));

    // 1–4, 7
    private static string Numbers(int[] numbers)
    {
        var parts = new List<string>();
        for (var i = 0; i < numbers.Length; i++)
        {
            var first = i;
            while (i + 1 < numbers.Length && numbers[i + 1] == numbers[i] + 1) i++;
            parts.Add(first == i ? Text($"{numbers[i]}") : Text($"{numbers[first]}–{numbers[i]}"));
        }

        return string.Join(", ", parts);
    }

    private static string Range(float[] range, string unit, double factor = 1) =>
        range[0] == range[1] ? Text($"{range[0] * factor:0.###} {unit}") : Text($"{range[0] * factor:0.###} to {range[1] * factor:0.###} {unit}");

    private static string Date(int seconds) => UtcTime.From(seconds, 0).ToString()[..10];

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
