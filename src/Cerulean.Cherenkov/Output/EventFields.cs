using Cerulean.Cherenkov.Events;
using Cerulean.Documents;

namespace Cerulean.Cherenkov.Output;

/// <summary>What the streams of a run tell of an event, with the names and units of ctapipe's tables.</summary>
internal static class EventFields
{
    private const double DegreesEach = 180 / Math.PI;

    /// <summary>The simulated shower of an event.</summary>
    public static IReadOnlyList<Field<SubarrayEvent>> Shower { get; } =
    [
        Field<SubarrayEvent>.Integer("event_id", null, "number of the event", item => item.Index.EventId),
        Field<SubarrayEvent>.Number("true_energy", "TeV", "energy of the primary", item => item.Simulation!.EnergyTeV),
        Field<SubarrayEvent>.Number("true_alt", "deg", "altitude from which it comes", item => item.Simulation!.AltitudeRad * DegreesEach),
        Field<SubarrayEvent>.Number("true_az", "deg", "azimuth from which it comes, from north over east", item => item.Simulation!.AzimuthRad * DegreesEach),
        Field<SubarrayEvent>.Number("true_core_x", "m", "core on the ground towards north", item => item.Simulation!.CoreXM),
        Field<SubarrayEvent>.Number("true_core_y", "m", "core on the ground towards west", item => item.Simulation!.CoreYM),
        Field<SubarrayEvent>.Number("true_h_first_int", "m", "height of the first interaction above the sea", item => item.Simulation!.FirstInteractionHeightM),
        Field<SubarrayEvent>.Number("true_x_max", "g/cm2", "atmospheric depth of the maximum", item => item.Simulation!.XMaxGramsPerCm2),
        Field<SubarrayEvent>.Number("true_starting_grammage", "g/cm2", "atmospheric depth where the primary starts", item => item.Simulation!.StartingGrammageGramsPerCm2),
        Field<SubarrayEvent>.Integer("true_shower_primary_id", null, "0 gamma, 1 electron, 101 proton, 402 helium and so on", item => item.Simulation!.PrimaryId),
    ];

    /// <summary>The trigger of the array.</summary>
    public static IReadOnlyList<Field<SubarrayEvent>> Trigger { get; } =
    [
        Field<SubarrayEvent>.Integer("event_id", null, "number of the event, negative for calibration", item => item.Index.EventId),
        new("event_type", DataKeyType.String, null, "what made the event", item => EventTypeNames.Of(item.Trigger.EventType)),
        Field<SubarrayEvent>.Integer("trigger_time", "ns", "time of the trigger, since 1970 in UTC", item => item.Trigger.Time.Nanoseconds),
        new("tels_with_trigger", DataKeyType.Array, null, "telescopes that took part", item => NdArray.From<long>([.. item.Trigger.TelsWithTrigger.Select(telescope => (long)telescope)])),
        Field<SubarrayEvent>.Integer("n_tels_with_data", null, "telescopes that have data", item => item.Tel.Count),
        Field<SubarrayEvent>.Number("array_azimuth", "rad", "where the array points, from north over east", item => item.Pointing.AzimuthRad),
        Field<SubarrayEvent>.Number("array_altitude", "rad", "where the array points", item => item.Pointing.AltitudeRad),
        Field<SubarrayEvent>.Number("array_ra", "rad", "where the array points", item => item.Pointing.RightAscensionRad),
        Field<SubarrayEvent>.Number("array_dec", "rad", "where the array points", item => item.Pointing.DeclinationRad),
    ];

    /// <summary>What a telescope saw of an event.</summary>
    public static IReadOnlyList<Field<TelescopeRow>> Telescope { get; } =
    [
        Field<TelescopeRow>.Integer("event_id", null, "number of the event", row => row.Event.Index.EventId),
        new("event_type", DataKeyType.String, null, "what made the event", row => EventTypeNames.Of(row.Event.Trigger.EventType)),
        Field<TelescopeRow>.Integer("trigger_time", "ns", "time of the telescope's trigger, since 1970 in UTC", row => row.Event.Trigger.Time.Nanoseconds),
        Field<TelescopeRow>.Number("trigger_time_rel", "ns", "time after the trigger of the array", row => row.Event.Trigger.RelativeTimeNs),
        Field<TelescopeRow>.Number("azimuth", "rad", "where the telescope points, from north over east", row => row.Event.Monitoring.Pointing.AzimuthRad),
        Field<TelescopeRow>.Number("altitude", "rad", "where the telescope points", row => row.Event.Monitoring.Pointing.AltitudeRad),
        Field<TelescopeRow>.Integer("n_channels", null, "gain channels", row => row.Channels),
        Field<TelescopeRow>.Integer("n_pixels", null, "pixels", row => row.Pixels),
        Field<TelescopeRow>.Integer("n_samples", null, "samples of a pixel", row => row.Samples),
        Field<TelescopeRow>.Integer("r0_sum", null, "sum of the raw samples", row => row.R0Sum),
        Field<TelescopeRow>.Number("r1_sum", "p.e.", "sum of the calibrated samples", row => row.R1Sum),
        Field<TelescopeRow>.Number("r1_max", "p.e.", "largest calibrated sample", row => row.R1Max),
        Field<TelescopeRow>.Integer("n_low_gain", null, "pixels taken from the low gain; -1 where none was chosen", row => row.LowGainPixels),
        Field<TelescopeRow>.Integer("n_trigger_pixels", null, "pixels that triggered; -1 where they are not stored", row => row.Event.Trigger.Pixels?.Pixels ?? -1),
        Field<TelescopeRow>.Number("true_image_sum", "p.e.", "true photo-electrons in all pixels", row => row.Event.Simulation?.TrueImageSum ?? double.NaN),
        Field<TelescopeRow>.Number("true_impact_distance", "m", "distance of the telescope from the axis of the shower", row => row.Event.Simulation?.ImpactDistanceM ?? double.NaN),
    ];

    /// <summary>The same, with the telescope.</summary>
    public static IReadOnlyList<Field<TelescopeRow>> AnyTelescope { get; } =
        [Telescope[0], Field<TelescopeRow>.Integer("tel_id", null, "number of the telescope", row => row.Event.Index.TelId), .. Telescope.Skip(1)];
}
