using System.Globalization;
using Cerulean.Cherenkov.Coordinates;
using Cerulean.Cherenkov.Instrument;

namespace Cerulean.Cherenkov.Simtel;

/// <summary>Makes the description of an array of what a simulation file says.</summary>
public static class SimtelSubarray
{
    private const string DefaultName = "MonteCarloArray";
    private const int CoordinatesEach = 3;

    extension(SubarrayDescription)
    {
        /// <summary>The array of a file, with all telescopes whose mirror and pixels it describes, or those of them that are allowed, and directions by the chosen focal length.</summary>
        /// <exception cref="InvalidDataException">The file has no run header, or telescopes have no such focal length; the message says what to do.</exception>
        public static SubarrayDescription From(SimtelConfiguration configuration, FocalLengthChoice choice = FocalLengthChoice.Effective, IReadOnlySet<int>? allowed = null)
        {
            var run = configuration.Run ?? throw new InvalidDataException("There is no run header (object 2000), which tells where the telescopes stand: the file is no simulation of telescopes, or it is cut off.");
            var (telescopes, shared, without) = (new List<TelescopeDescription>(), new SharedGeometries(), new List<int>());
            foreach (var telId in configuration.TelescopeOrder)
            {
                var (source, i) = (configuration.Telescopes[telId], Array.IndexOf(run.TelIds, (short)telId));
                if (i < 0 || allowed?.Contains(telId) == false || source.Camera is not { } settings) continue;
                var names = SimtelTelescopeNames.Of(source.Metadata, settings);
                var optics = OpticsOf(settings, names);
                if (optics.FocalLengthM(choice) is not (> 0 and < double.PositiveInfinity))
                {
                    without.Add(telId);
                    continue;
                }

                var geometry = shared.Of(GeometryOf(settings, names.Camera));
                telescopes.Add(new TelescopeDescription
                {
                    TelId = telId,
                    Position = PositionOf(run.TelPositionsM.AsSpan(CoordinatesEach * i, CoordinatesEach)),
                    Optics = optics,
                    Camera = new CameraDescription(geometry, ReadoutOf(source)),
                    FieldOfView = shared.Of(geometry, optics.FocalLengthM(choice)),
                });
            }

            if (without.Count > 0) throw new InvalidDataException(Missing(choice, without));
            return new SubarrayDescription(configuration.Metadata?["ARRAY_CONFIG_NAME"] ?? DefaultName, ReferenceOf(configuration), telescopes);
        }
    }

    private static string Missing(FocalLengthChoice choice, List<int> telescopes)
    {
        var names = string.Join(", ", telescopes);
        return choice == FocalLengthChoice.Effective
            ? $"The file has no effective focal length of telescopes {names}, which directions need. Take the equivalent one (--focal-length equivalent, FocalLengthChoice.Equivalent): images then come out a few percent too large."
            : $"The file has no focal length of telescopes {names}: it is damaged there.";
    }

    private static OpticsDescription OpticsOf(CameraSettings settings, TelescopeNames names) => new()
    {
        Name = names.Optics,
        SizeType = names.SizeType,
        ReflectorShape = names.ReflectorShape,
        Mirrors = names.Mirrors,
        MirrorTiles = settings.Mirrors,
        MirrorAreaM2 = settings.MirrorAreaM2,
        EquivalentFocalLengthM = settings.FocalLengthM,
        EffectiveFocalLengthM = settings.EffectiveFocalLengthM ?? double.NaN,
    };

    // A camera that is turned by an angle is described turned back by it.
    private static CameraGeometry GeometryOf(CameraSettings settings, string name)
    {
        var (shape, rotation) = ShapeOf(settings.PixelShape is [var first, ..] ? first : CameraSettings.UnknownShape);
        return new CameraGeometry(name, shape, ToDoubles(settings.PixelXM), ToDoubles(settings.PixelYM), ToDoubles(settings.PixelAreaM2), rotation, -settings.RotationRad).Derotated();
    }

    // Hexagons are of two kinds, one turned against the other; what is not known is taken for a hexagon.
    private static (PixelShape Shape, double RotationRad) ShapeOf(int shape) => shape switch
    {
        0 => (PixelShape.Circle, 0),
        2 => (PixelShape.Square, 0),
        3 => (PixelShape.Hexagon, double.DegreesToRadians(30)),
        _ => (PixelShape.Hexagon, 0),
    };

    private static CameraReadout ReadoutOf(TelescopeConfiguration source)
    {
        var pixels = source.Pixels;
        var pulses = pixels is null or { ReferencePulses: 0 } ? [] : pixels.ReferenceShape.Chunk(Math.Max(1, pixels.ReferenceShape.Length / pixels.ReferencePulses));
        return new CameraReadout
        {
            Channels = source.Organization?.Gains ?? 0,
            Pixels = source.Organization?.Pixels ?? 0,
            Samples = pixels?.SumBins ?? 0,
            SamplingRateGHz = 1 / (double)(pixels?.TimeSliceNs ?? float.NaN),
            ReferencePulseSampleWidthNs = pixels?.ReferenceStepNs ?? double.NaN,
            ReferencePulses = [.. pulses],
        };
    }

    // Files that do not tell their place do tell the height of the ground.
    private static EarthLocation ReferenceOf(SimtelConfiguration configuration)
    {
        var metadata = configuration.Metadata;
        var (longitude, latitude, height) = (Number(metadata?["*LONGITUDE"]), Number(metadata?["*LATITUDE"]), Number(metadata?["ALTITUDE"]));
        return longitude is null || latitude is null || height is null
            ? new EarthLocation(0, 0, configuration.Simulations.Count > 0 ? configuration.Simulations[^1].ObservationHeightM : 0)
            : new EarthLocation(double.DegreesToRadians(longitude.Value), double.DegreesToRadians(latitude.Value), height.Value);
    }

    private static double? Number(string? text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static GroundPoint PositionOf(ReadOnlySpan<float> position) => new(position[0], position[1], position[2]);

    private static double[] ToDoubles(float[] values) => Array.ConvertAll(values, value => (double)value);
}
