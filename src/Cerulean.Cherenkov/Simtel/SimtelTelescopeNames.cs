using System.Globalization;
using Cerulean.Cherenkov.Instrument;

namespace Cerulean.Cherenkov.Simtel;

/// <summary>What a telescope is called: as its metadata say, or, in files without them, as telescopes of its pixels and focal length are.</summary>
internal static class SimtelTelescopeNames
{
    private const int SegmentedMirror = 0;
    private const int DualMirror = 2;

    public static TelescopeNames Of(HistoryMeta? metadata, CameraSettings settings) =>
        metadata is not null && metadata["OPTICS_CONFIG_NAME"] is { } optics && metadata["CAMERA_CONFIG_NAME"] is { } camera && metadata["MIRROR_CLASS"] is { } mirror
            ? Of(metadata, optics, camera, (int)Number(mirror), settings)
            : KnownTelescopes.Guess(settings.Pixels, settings.FocalLengthM, settings.Mirrors, settings.MirrorAreaM2);

    private static TelescopeNames Of(HistoryMeta metadata, string optics, string camera, int mirrorClass, CameraSettings settings)
    {
        var shape = mirrorClass switch
        {
            DualMirror => ReflectorShape.SchwarzschildCouder,
            SegmentedMirror when Number(metadata["PARABOLIC_DISH"]) == 1 => ReflectorShape.Parabolic,
            SegmentedMirror => Number(metadata["DISH_SHAPE_Length"]) == Number(metadata["FOCAL_Length"]) ? ReflectorShape.DaviesCotton : ReflectorShape.Hybrid,
            _ => ReflectorShape.Unknown,
        };
        return new TelescopeNames(optics, camera, KnownTelescopes.SizeOf(settings.MirrorAreaM2), shape, mirrorClass == DualMirror ? 2 : 1);
    }

    private static double Number(string? text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
