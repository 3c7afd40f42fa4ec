using Cerulean.Cherenkov.EventIO;

namespace Cerulean.Cherenkov.Simtel;

/// <summary>Optics and pixels of a telescope (object 2002). Lists have shape (pixels).</summary>
public sealed record CameraSettings
{
    /// <summary>Type number of the object.</summary>
    public const int Type = 2002;

    /// <summary>A shape that older versions do not tell.</summary>
    public const int UnknownShape = -1;

    /// <summary>Telescope.</summary>
    public required int TelId { get; init; }

    /// <summary>Number of pixels.</summary>
    public int Pixels => PixelXM.Length;

    /// <summary>Focal length of the mirror as it was built (equivalent focal length), m.</summary>
    public required float FocalLengthM { get; init; }

    /// <summary>Focal length that gives the plate scale, m; null where it is not stored.</summary>
    public float? EffectiveFocalLengthM { get; init; }

    /// <summary>Effective focal lengths for x and y, and displacements dx and dy, m; null before version 6.</summary>
    public float[]? EffectiveFocalLengthXYM { get; init; }

    /// <summary>Position x, m.</summary>
    public required float[] PixelXM { get; init; }

    /// <summary>Position y, m.</summary>
    public required float[] PixelYM { get; init; }

    /// <summary>Position z of a curved camera, m; null where it is flat.</summary>
    public float[]? PixelZM { get; init; }

    /// <summary>x of the direction in which a pixel looks; null where all look along the axis.</summary>
    public float[]? PixelNormalX { get; init; }

    /// <summary>y of the direction in which a pixel looks; null where all look along the axis.</summary>
    public float[]? PixelNormalY { get; init; }

    /// <summary>Shape: 0 circle, 1 hexagon with flat x, 2 square, 3 hexagon with flat y, <see cref="UnknownShape"/>.</summary>
    public required int[] PixelShape { get; init; }

    /// <summary>Area, m².</summary>
    public required float[] PixelAreaM2 { get; init; }

    /// <summary>Diameter, flat to flat, m; 0 where it is not stored.</summary>
    public required float[] PixelSizeM { get; init; }

    /// <summary>Number of mirror tiles; 0 where it is not stored.</summary>
    public int Mirrors { get; init; }

    /// <summary>Area of the mirror, m²; 0 where it is not stored.</summary>
    public float MirrorAreaM2 { get; init; }

    /// <summary>Rotation of the camera, rad.</summary>
    public float RotationRad { get; init; }

    /// <summary>True if this version is known.</summary>
    public static bool Supports(int version) => version <= 6;

    /// <summary>Decodes the object.</summary>
    /// <exception cref="EventIOException">The object is damaged.</exception>
    public static CameraSettings Read(EventIOObject item)
    {
        var content = item.Read();
        var version = item.Header.Version;
        var pixels = content.CheckCount(content.ReadInt32(), 2 * sizeof(float));
        var focalLength = content.ReadSingle();
        float? effective = version >= 5 ? content.ReadSingle() : null;
        var settings = new CameraSettings
        {
            TelId = item.Header.Id,
            FocalLengthM = focalLength,
            EffectiveFocalLengthM = effective,
            EffectiveFocalLengthXYM = version >= 6 ? content.ReadArray<float>(4) : null,
            PixelXM = content.ReadArray<float>(pixels),
            PixelYM = content.ReadArray<float>(pixels),
            PixelShape = [],
            PixelAreaM2 = [],
            PixelSizeM = [],
        };
        settings = version >= 4 ? WithShapes(settings, ref content) : WithAreas(settings, ref content, version);
        return settings with
        {
            Mirrors = version >= 2 ? content.ReadInt32() : 0,
            MirrorAreaM2 = version >= 2 ? content.ReadSingle() : 0,
            RotationRad = version >= 3 ? content.ReadSingle() : 0,
        };
    }

    private static CameraSettings WithShapes(CameraSettings settings, ref ContentReader content)
    {
        var pixels = settings.Pixels;
        var (isCurved, areParallel) = (content.ReadVarInt() != 0, content.ReadVarInt() != 0);
        settings = settings with
        {
            PixelZM = isCurved ? content.ReadArray<float>(pixels) : null,
            PixelNormalX = areParallel ? null : content.ReadArray<float>(pixels),
            PixelNormalY = areParallel ? null : content.ReadArray<float>(pixels),
        };
        var areAlike = content.ReadVarInt() != 0;
        return areAlike
            ? settings with
            {
                PixelShape = Repeat((int)content.ReadVarInt(), pixels),
                PixelAreaM2 = Repeat(content.ReadSingle(), pixels),
                PixelSizeM = Repeat(content.ReadSingle(), pixels),
            }
            : settings with
            {
                PixelShape = content.ReadVarIntArray(pixels),
                PixelAreaM2 = content.ReadArray<float>(pixels),
                PixelSizeM = content.ReadArray<float>(pixels),
            };
    }

    private static CameraSettings WithAreas(CameraSettings settings, ref ContentReader content, int version) => settings with
    {
        PixelShape = Repeat(UnknownShape, settings.Pixels),
        PixelAreaM2 = content.ReadArray<float>(settings.Pixels),
        PixelSizeM = version >= 1 ? content.ReadArray<float>(settings.Pixels) : new float[settings.Pixels],
    };

    private static T[] Repeat<T>(T value, int count)
    {
        var values = new T[count];
        values.AsSpan().Fill(value);
        return values;
    }
}
