using Cerulean.Cherenkov.EventIO;

namespace Cerulean.Cherenkov.Simtel;

/// <summary>What the simulation's own analysis found in an image (object 2014); NaN where it is not stored.</summary>
public sealed record ImageParameters
{
    private const int ErrorsBit = 0x100;
    private const int HigherMomentsBit = 0x200;
    private const int HotPixelsBit = 0x400;
    private const int TimingBit = 0x800;

    /// <summary>Type number of the object.</summary>
    public const int Type = 2014;

    /// <summary>Telescope.</summary>
    public required int TelId { get; init; }

    /// <summary>Which set of cleaning levels.</summary>
    public required int CutId { get; init; }

    /// <summary>Pixels that the cleaning has kept; null before version 2.</summary>
    public int? Pixels { get; init; }

    /// <summary>Pixels that are saturated or clipped.</summary>
    public int SaturatedPixels { get; init; }

    /// <summary>Where they are clipped, photo-electrons.</summary>
    public float ClipAmplitude { get; init; } = float.NaN;

    /// <summary>Photo-electrons in the image.</summary>
    public float Amplitude { get; init; }

    /// <summary>x, y, direction of the long axis, length and width, rad.</summary>
    public float[] MomentsRad { get; init; } = [];

    /// <summary>Number of brightest pixels of which <see cref="Concentration"/> tells.</summary>
    public int ConcentrationPixels { get; init; }

    /// <summary>Their share of the light.</summary>
    public float Concentration { get; init; }

    /// <summary>Errors of <see cref="MomentsRad"/>, rad; empty where they are not stored.</summary>
    public float[] MomentErrorsRad { get; init; } = [];

    /// <summary>Skewness, its error, kurtosis, its error; empty where they are not stored.</summary>
    public float[] HigherMoments { get; init; } = [];

    /// <summary>Photo-electrons of the brightest pixels.</summary>
    public float[] HotAmplitudes { get; init; } = [];

    /// <summary>The brightest pixels; empty before version 1.</summary>
    public int[] HotPixels { get; init; } = [];

    /// <summary>Time gradient (ns/rad), its residual, two widths of pulses and the rise time (ns); empty where they are not stored.</summary>
    public float[] Timing { get; init; } = [];

    /// <summary>True if this version is known.</summary>
    public static bool Supports(int version) => version <= 6;

    /// <summary>Decodes the object.</summary>
    /// <exception cref="EventIOException">The object is damaged.</exception>
    public static ImageParameters Read(EventIOObject item)
    {
        var content = item.Read();
        var (version, flags) = (item.Header.Version, item.Header.Id);
        int? pixels = version >= 2 ? ReadCount(ref content, version) : null;
        var saturated = version >= 4 ? ReadCount(ref content, version) : 0;
        var image = new ImageParameters
        {
            TelId = (flags & 0xFF) | ((flags & 0x3F000000) >> 16),
            CutId = (flags & 0xFF000) >> 12,
            Pixels = pixels,
            SaturatedPixels = saturated,
            ClipAmplitude = saturated > 0 && version >= 5 ? content.ReadSingle() : float.NaN,
            Amplitude = content.ReadSingle(),
            MomentsRad = content.ReadArray<float>(5),
            ConcentrationPixels = content.ReadInt16(),
            Concentration = content.ReadSingle(),
            MomentErrorsRad = (flags & ErrorsBit) != 0 ? content.ReadArray<float>(5) : [],
            HigherMoments = (flags & HigherMomentsBit) != 0 ? content.ReadArray<float>(4) : [],
        };
        if ((flags & HotPixelsBit) != 0) image = WithHotPixels(image, ref content, version);
        return (flags & TimingBit) != 0 && version >= 3 ? image with { Timing = content.ReadArray<float>(5) } : image;
    }

    private static ImageParameters WithHotPixels(ImageParameters image, ref ContentReader content, int version)
    {
        var count = content.CheckCount(ReadCount(ref content, version), sizeof(float));
        return image with
        {
            HotAmplitudes = content.ReadArray<float>(count),
            HotPixels = version switch
            {
                0 => [],
                < 6 => Array.ConvertAll(content.ReadArray<short>(count), pixel => (int)pixel),
                _ => content.ReadVarIntArray(count),
            },
        };
    }

    private static int ReadCount(ref ContentReader content, int version) => version >= 6 ? (int)content.ReadVarInt() : content.ReadInt16();
}
