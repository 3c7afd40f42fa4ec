using System.Globalization;
using Cerulean.Cherenkov.Events;
using Cerulean.Documents;

namespace Cerulean.Cli.Rendering;

/// <summary>Events as rows; names and units of columns are those of ctapipe, angles of showers are degrees.</summary>
internal static class EventRows
{
    /// <summary>All names of columns.</summary>
    public static IReadOnlyList<string> Columns { get; } =
        [.. Of(new SubarrayEvent { Index = default, Trigger = new Trigger(), Simulation = new SimulatedShower() }).Select(cell => cell.Key)];

    /// <summary>All columns; those of the simulation only where there is one.</summary>
    public static JsonObject Of(SubarrayEvent item)
    {
        List<(string, JsonValue)> cells =
        [
            ("obs_id", item.Index.ObsId),
            ("event_id", item.Index.EventId),
            ("count", item.Count),
            ("event_type", EventTypeNames.Of(item.Trigger.EventType)),
            ("time_utc", item.Trigger.Time.ToString()),
            ("tels_with_trigger", string.Join(' ', item.Trigger.TelsWithTrigger)),
            ("tels_with_data", string.Join(' ', item.Tel.Select(telescope => telescope.Index.TelId))),
            ("arraypointing_array_azimuth", Short(item.Pointing.AzimuthRad)),
            ("arraypointing_array_altitude", Short(item.Pointing.AltitudeRad)),
            ("arraypointing_array_ra", Short(item.Pointing.RightAscensionRad)),
            ("arraypointing_array_dec", Short(item.Pointing.DeclinationRad)),
        ];
        if (item.Simulation is { } shower)
        {
            cells.AddRange(
            [
                ("true_energy", shower.EnergyTeV),
                ("true_alt", double.RadiansToDegrees(shower.AltitudeRad)),
                ("true_az", double.RadiansToDegrees(shower.AzimuthRad)),
                ("true_core_x", shower.CoreXM),
                ("true_core_y", shower.CoreYM),
                ("true_h_first_int", shower.FirstInteractionHeightM),
                ("true_x_max", shower.XMaxGramsPerCm2),
                ("true_starting_grammage", shower.StartingGrammageGramsPerCm2),
                ("true_shower_primary_id", shower.PrimaryId),
            ]);
        }

        return JsonObject.Of([.. cells]);
    }

    /// <summary>An event for a person, on one line.</summary>
    public static string Line(SubarrayEvent item)
    {
        var shower = item.Simulation is not { } truth ? "" : string.Create(
            CultureInfo.InvariantCulture,
            $"  {truth.EnergyTeV:G4} TeV from az {double.RadiansToDegrees(truth.AzimuthRad):0.00}°, alt {double.RadiansToDegrees(truth.AltitudeRad):0.00}°, core {truth.CoreXM:0.0}, {truth.CoreYM:0.0} m");
        var data = item.Tel.Count > 0 ? string.Join(' ', item.Tel.Select(telescope => telescope.Index.TelId)) : "none";
        return $"run {item.Index.ObsId} event {item.Index.EventId}  {EventTypeNames.Of(item.Trigger.EventType)}  {item.Trigger.Time}{shower}  telescopes {data}";
    }

    /// <summary>A number that is known to 32 bits, such that its shortest text is that of 32 bits.</summary>
    public static double Short(double value) => double.Parse(((float)value).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
