using System.Globalization;
using Cerulean.Cherenkov.Instrument;
using Cerulean.Documents;

namespace Cerulean.Cli.Rendering;

/// <summary>An array of telescopes, one row for each: all columns for programs, some for people.</summary>
internal static class SubarrayRows
{
    private static readonly IReadOnlyDictionary<string, DataKey> NoKeys = new Dictionary<string, DataKey>();

    private delegate JsonValue Cell(TelescopeDescription telescope, SubarrayDescription subarray);

    private static readonly (string Name, Cell Cell)[] Columns =
    [
        ("tel_id", (telescope, _) => telescope.TelId),
        ("pos_x", (telescope, _) => Stored(telescope.Position.XM)),
        ("pos_y", (telescope, _) => Stored(telescope.Position.YM)),
        ("pos_z", (telescope, _) => Stored(telescope.Position.ZM)),
        ("type", (telescope, _) => Word(telescope.Optics.SizeType)),
        ("telescope_str", (telescope, _) => telescope.Type),
        ("optics_name", (telescope, _) => telescope.Optics.Name),
        ("camera_name", (telescope, _) => telescope.Camera.Name),
        ("camera_index", (telescope, subarray) => subarray.GeometryIndexOf(telescope)),
        ("size_type", (telescope, _) => Word(telescope.Optics.SizeType)),
        ("reflector_shape", (telescope, _) => Word(telescope.Optics.ReflectorShape)),
        ("n_mirrors", (telescope, _) => telescope.Optics.Mirrors),
        ("n_mirror_tiles", (telescope, _) => telescope.Optics.MirrorTiles),
        ("equivalent_focal_length", (telescope, _) => telescope.Optics.EquivalentFocalLengthM),
        ("effective_focal_length", (telescope, _) => telescope.Optics.EffectiveFocalLengthM),
        ("mirror_area", (telescope, _) => telescope.Optics.MirrorAreaM2),
        ("n_pixels", (telescope, _) => telescope.Camera.Geometry.Pixels),
        ("n_channels", (telescope, _) => telescope.Camera.Readout.Channels),
        ("n_samples", (telescope, _) => telescope.Camera.Readout.Samples),
        ("sampling_rate", (telescope, _) => telescope.Camera.Readout.SamplingRateGHz),
        ("ref_pulse_sample_width", (telescope, _) => telescope.Camera.Readout.ReferencePulseSampleWidthNs),
        ("ref_pulse_n", (telescope, _) => telescope.Camera.Readout.ReferencePulses is [var pulse, ..] ? pulse.Length : 0),
        ("pix_type", (telescope, _) => Word(telescope.Camera.Geometry.Shape)),
        ("pix_rotation_deg", (telescope, _) => double.RadiansToDegrees(telescope.Camera.Geometry.PixelRotationRad)),
        ("cam_rotation_deg", (telescope, _) => double.RadiansToDegrees(telescope.Camera.Geometry.CameraRotationRad)),
        ("pix_rotation_telframe_deg", (telescope, _) => double.RadiansToDegrees(telescope.FieldOfView.PixelRotationRad)),
        ("sum_pix_x", (telescope, _) => PairwiseSum.Of(telescope.Camera.Geometry.XM)),
        ("sum_pix_y", (telescope, _) => PairwiseSum.Of(telescope.Camera.Geometry.YM)),
        ("sum_pix_area", (telescope, _) => PairwiseSum.Of(telescope.Camera.Geometry.AreaM2)),
        ("mean_pixel_width_m", (telescope, _) => telescope.Camera.Geometry.MeanPixelWidthM),
        ("mean_pixel_width_deg", (telescope, _) => double.RadiansToDegrees(telescope.FieldOfView.MeanPixelWidthRad)),
        ("n_neighbor_pairs", (telescope, _) => telescope.Camera.Geometry.Neighbors.Pairs),
        ("max_neighbors", (telescope, _) => telescope.Camera.Geometry.Neighbors.Most),
        ("n_border_pixels", (telescope, _) => telescope.Camera.Geometry.Neighbors.Border(1).Count(true)),
        ("n_border2_pixels", (telescope, _) => telescope.Camera.Geometry.Neighbors.Border(2).Count(true)),
    ];

    private static readonly (string Name, Cell Cell)[] Short =
    [
        ("tel_id", (telescope, _) => telescope.TelId),
        ("type", (telescope, _) => telescope.Type),
        ("x (m)", (telescope, _) => Metres(telescope.Position.XM)),
        ("y (m)", (telescope, _) => Metres(telescope.Position.YM)),
        ("z (m)", (telescope, _) => Metres(telescope.Position.ZM)),
        ("mirror (m²)", (telescope, _) => Math.Round(telescope.Optics.MirrorAreaM2, 1)),
        ("focal length (m)", (telescope, _) => Math.Round(telescope.FieldOfView.FocalLengthM, 3)),
        ("pixels", (telescope, _) => telescope.Camera.Geometry.Pixels),
        ("pixel (°)", (telescope, _) => Math.Round(double.RadiansToDegrees(telescope.FieldOfView.MeanPixelWidthRad), 4)),
        ("gains", (telescope, _) => telescope.Camera.Readout.Channels),
        ("samples", (telescope, _) => telescope.Camera.Readout.Samples),
        ("GHz", (telescope, _) => telescope.Camera.Readout.SamplingRateGHz),
    ];

    /// <summary>Writes text, csv or json: an object per line.</summary>
    public static void Write(SubarrayDescription subarray, string? format, Terminal terminal)
    {
        if (format is "csv" or "json") Write(subarray, format == "csv" ? new CsvRows(terminal.Out, []) : new JsonRows(terminal.Out));
        else WriteText(subarray, terminal);
    }

    private static void Write(SubarrayDescription subarray, IRowWriter rows)
    {
        foreach (var telescope in subarray.Telescopes) rows.Write(JsonObject.Of([.. Columns.Select(column => (column.Name, column.Cell(telescope, subarray)))]), isComplete: true);
        rows.Finish();
    }

    private static void WriteText(SubarrayDescription subarray, Terminal terminal)
    {
        var (name, place) = (Words.OneLine(subarray.Name), subarray.Reference);
        var site = string.Create(
            CultureInfo.InvariantCulture,
            $"longitude {double.RadiansToDegrees(place.LongitudeRad):0.####}°, latitude {double.RadiansToDegrees(place.LatitudeRad):0.####}°, {place.HeightM:0.#} m above the sea");
        terminal.Out.WriteLine($"{name}{(name.Length > 0 ? ": " : "")}{Words.Count(subarray.Telescopes.Count, "telescope")}, {site}; x points north, y west");
        var columns = Short.Select(column => (column.Name, Column.FromValues([.. subarray.Telescopes.Select(telescope => column.Cell(telescope, subarray))])));
        TableText.Write(Table.Of([.. columns]), NoKeys, terminal);
    }

    // Stored as float32: the shortest text that reads back as the same float32.
    private static JsonValue Stored(double value) => double.Parse(((float)value).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    // Centimetres are enough to look at; there is no -0.
    private static JsonValue Metres(double value) => Math.Round(value, 2) + 0.0;

    // DaviesCotton is DAVIES_COTTON.
    private static string Word<T>(T value) where T : struct, Enum =>
        string.Concat(value.ToString().Select((letter, i) => i > 0 && char.IsUpper(letter) ? $"_{letter}" : $"{char.ToUpperInvariant(letter)}"));
}
