using Cerulean.Cherenkov.Events;
using Cerulean.Cherenkov.Instrument;
using Cerulean.Cherenkov.Simtel;
using Cerulean.Documents;

namespace Cerulean.Cherenkov.Output;

/// <summary>What a file says beside its events, as JSON with the names of ctapipe's containers.</summary>
public static partial class HeaderJson
{
    private const int Azimuth = 0;
    private const int Altitude = 1;
    private const int CoordinatesEach = 3;

    // Where the profile of the atmosphere is told.
    private static readonly double[] HeightsKm = [0, 2, 5, 10, 20, 50];

    /// <summary>All that is known of a file whose run header has passed.</summary>
    /// <param name="file">Its name.</param>
    /// <param name="configuration">What it says.</param>
    /// <param name="focalLength">The focal length for directions; null for the effective one, or where a file lacks it the equivalent one.</param>
    /// <exception cref="InvalidDataException">The header of the run has not passed, or telescopes have no focal length.</exception>
    public static JsonObject Of(string file, SimtelConfiguration configuration, FocalLengthChoice? focalLength = null)
    {
        var choice = focalLength ?? SubarrayJson.ChoiceFor(configuration);
        var subarray = SubarrayDescription.From(configuration, choice);
        var run = configuration.Run!;
        var id = JsonNumbers.Name(run.Run);
        var json = JsonObject.Of(
            ("file", file),
            ("focal_length_choice", choice.ToString().ToUpperInvariant()),
            ("obs_id", id),
            ("obs_ids", new JsonArray(id)),
            ("datalevels", new JsonArray("R0", "R1")),
            ("run_header", Of(run)),
            ("mc_run_headers", new JsonArray([.. configuration.Simulations.Select(header => (JsonValue)Of(header))])),
            ("n_history", configuration.History.Count),
            ("n_global_meta", configuration.Metadata?.Values.Count ?? 0),
            ("n_telescope_meta", TelescopeMetaCounts(configuration)),
            ("global_meta", Of(configuration.Metadata)),
            ("n_input_cards", configuration.InputCards.Count),
            ("input_card_bytes", new JsonArray([.. configuration.InputCards.Select(_ => JsonValue.Null)])),
            ("simulation_config", configuration.Simulations is [.., var last] ? JsonObject.Of((id, SimulationConfiguration(run.Run, last))) : JsonObject.Empty),
            ("scheduling_blocks", JsonObject.Of((id, SchedulingBlock(run)))),
            ("observation_blocks", JsonObject.Of((id, ObservationBlock(run)))),
            ("subarray", SubarrayJson.Summary(subarray)));
        return Atmosphere(configuration) is { } atmosphere ? json.With("atmosphere", atmosphere) : json;
    }

    private static JsonObject TelescopeMetaCounts(SimtelConfiguration configuration) => JsonObject.Of(
        [.. configuration.Telescopes.Values.Where(telescope => telescope.Metadata is not null).Select(telescope => (JsonNumbers.Name(telescope.TelId), (JsonValue)telescope.Metadata!.Values.Count))]);

    /// <summary>The header of the run, as it is stored.</summary>
    public static JsonObject Of(RunHeader run) => JsonObject.Of(
        ("run", run.Run),
        ("time", run.TimeS),
        ("run_type", run.RunType),
        ("tracking_mode", run.TrackingMode),
        ("reverse_flag", run.ReverseFlag),
        ("direction", JsonNumbers.List(run.DirectionRad)),
        ("offset_fov", JsonNumbers.List(run.OffsetFovRad)),
        ("conv_depth", JsonNumbers.Of(run.ConvergenceDepth)),
        ("conv_ref_pos", JsonNumbers.List(run.ConvergencePositionM)),
        ("n_telescopes", run.TelIds.Length),
        ("tel_id", new JsonArray([.. run.TelIds.Select(telescope => (JsonValue)(int)telescope)])),
        ("tel_pos", new JsonArray([.. run.TelPositionsM.Chunk(CoordinatesEach).Select(position => (JsonValue)JsonNumbers.List(position))])),
        ("min_tel_trig", run.MinTelTrigger),
        ("duration", run.DurationS),
        ("target", run.Target),
        ("observer", run.Observer));

    /// <summary>The observation as a scheduler would plan it; a simulation is one block of its own.</summary>
    public static JsonObject SchedulingBlock(RunHeader run) => JsonObject.Of(
        ("sb_id", run.Run),
        ("sb_type", "OBSERVATION"),
        ("producer_id", "simulation"),
        ("observing_mode", "UNKNOWN"),
        ("pointing_mode", run.FollowsSky ? "TRACK" : "DRIFT"));

    /// <summary>The observation as it was made.</summary>
    public static JsonObject ObservationBlock(RunHeader run)
    {
        var time = UtcTime.From(run.TimeS, 0).ToString();
        return JsonObject.Of(
            ("obs_id", run.Run),
            ("sb_id", run.Run),
            ("producer_id", "simulation"),
            ("state", "COMPLETED_SUCCEDED"),
            ("subarray_pointing_lat", JsonNumbers.Quantity(run.DirectionRad[Altitude], "rad")),
            ("subarray_pointing_lon", JsonNumbers.Quantity(run.DirectionRad[Azimuth], "rad")),
            ("subarray_pointing_frame", run.FollowsSky ? "ICRS" : "ALTAZ"),
            ("scheduled_duration", JsonNumbers.Quantity(double.NaN, "min")),
            ("scheduled_start_time", time),
            ("actual_start_time", time),
            ("actual_duration", JsonNumbers.Quantity(double.NaN, "min")));
    }

    /// <summary>The atmosphere at some heights; null where there is none.</summary>
    public static JsonObject? Atmosphere(SimtelConfiguration configuration)
    {
        if (configuration.Atmospheres is not [var profile, ..]) return null;
        var model = new AtmosphereModel(profile);
        return JsonObject.Of(
            ("kind", model.HasTable ? "TableAtmosphereDensityProfile" : "FiveLayerAtmosphereDensityProfile"),
            ("table_rows", model.HasTable ? model.TableRows : profile.Layers.Count),
            ("height_km", JsonNumbers.List(HeightsKm)),
            ("density_g_cm3", JsonNumbers.List(HeightsKm.Select(model.Density))),
            ("column_density_g_cm2", JsonNumbers.List(HeightsKm.Select(model.ColumnDensity))));
    }

    /// <summary>Names and values that describe the array or a telescope.</summary>
    public static JsonObject Of(HistoryMeta? metadata) =>
        metadata is null ? JsonObject.Empty : JsonObject.Of([.. metadata.Values.Select(item => (item.Key, (JsonValue)item.Value))]);
}
