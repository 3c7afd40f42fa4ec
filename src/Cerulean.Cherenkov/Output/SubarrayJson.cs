using Cerulean.Cherenkov.Instrument;
using Cerulean.Cherenkov.Simtel;
using Cerulean.Documents;

namespace Cerulean.Cherenkov.Output;

/// <summary>An array of telescopes as JSON.</summary>
internal static class SubarrayJson
{
    private const double DegreesEach = 180 / Math.PI;

    /// <summary>The focal length that all telescopes have: the effective one, or where a file lacks it the equivalent one.</summary>
    public static FocalLengthChoice ChoiceFor(SimtelConfiguration configuration) =>
        configuration.Telescopes.Values.All(telescope => telescope.Camera is null or { EffectiveFocalLengthM: > 0 }) ? FocalLengthChoice.Effective : FocalLengthChoice.Equivalent;

    /// <summary>A summary: name, place, types.</summary>
    public static JsonObject Summary(SubarrayDescription subarray) => JsonObject.Of(
        ("name", subarray.Name),
        ("n_tels", subarray.Telescopes.Count),
        ("reference_location_geodetic", Place(subarray)),
        ("telescope_types", JsonValue.FromStrings(Types(subarray))),
        ("footprint_m2", Footprint(subarray)));

    /// <summary>Name, place and all telescopes.</summary>
    public static JsonObject Of(SubarrayDescription subarray) => JsonObject.Of(
        ("name", subarray.Name),
        ("reference_location_geodetic", Place(subarray)),
        ("telescopes", new JsonArray([.. subarray.Telescopes.Select(telescope => (JsonValue)Of(telescope))])));

    private static JsonObject Of(TelescopeDescription telescope) => JsonObject.Of(
        ("tel_id", telescope.TelId),
        ("type", telescope.Type),
        ("position_m", JsonNumbers.List([telescope.Position.XM, telescope.Position.YM, telescope.Position.ZM])),
        ("optics", telescope.Optics.Name),
        ("mirror_area_m2", JsonNumbers.OrNull(telescope.Optics.MirrorAreaM2)),
        ("equivalent_focal_length_m", JsonNumbers.OrNull(telescope.Optics.EquivalentFocalLengthM)),
        ("effective_focal_length_m", JsonNumbers.OrNull(telescope.Optics.EffectiveFocalLengthM)),
        ("camera", telescope.Camera.Name),
        ("n_pixels", telescope.Camera.Geometry.Pixels),
        ("n_channels", telescope.Camera.Readout.Channels),
        ("n_samples", telescope.Camera.Readout.Samples),
        ("sampling_rate_ghz", JsonNumbers.OrNull(telescope.Camera.Readout.SamplingRateGHz)));

    private static JsonArray Place(SubarrayDescription subarray) =>
        JsonNumbers.List([subarray.Reference.LongitudeRad * DegreesEach, subarray.Reference.LatitudeRad * DegreesEach, subarray.Reference.HeightM]);

    // Telescopes are of one type if mirror and camera are equal.
    private static IEnumerable<string> Types(SubarrayDescription subarray) =>
        subarray.Telescopes.DistinctBy(telescope => (telescope.Optics, telescope.Camera)).OrderBy(telescope => telescope.Optics.Name, StringComparer.Ordinal).Select(telescope => telescope.Type);

    // The smallest circle around the reference with all telescopes in it.
    private static JsonValue Footprint(SubarrayDescription subarray)
    {
        var radius2 = subarray.Telescopes.Select(telescope => (telescope.Position.XM * telescope.Position.XM) + (telescope.Position.YM * telescope.Position.YM)).DefaultIfEmpty(0).Max();
        return radius2 > 0 ? Math.PI * radius2 : JsonValue.Null;
    }
}
