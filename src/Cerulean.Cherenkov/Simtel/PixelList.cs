using Cerulean.Cherenkov.EventIO;

namespace Cerulean.Cherenkov.Simtel;

/// <summary>Some pixels of a camera (type 2027).</summary>
/// <param name="TelId">Number of the telescope.</param>
/// <param name="Code">What pixels: 0 those that triggered, 1 those of the image, 10 and more those of further triggers.</param>
/// <param name="Pixels">Their numbers.</param>
public sealed record PixelList(int TelId, int Code, int[] Pixels)
{
    private const int PerCode = 1_000_000;

    /// <summary>True for the versions that can be read.</summary>
    public static bool Supports(int version) => version is 0 or 1;

    /// <summary>The kind of pixels that an object lists.</summary>
    public static int CodeOf(in EventIOHeader header) => header.Id / PerCode;

    /// <summary>Reads it.</summary>
    public static PixelList Read(EventIOObject item)
    {
        var reader = item.Read();
        return new PixelList(item.Header.Id % PerCode, CodeOf(item.Header), reader.ReadNumbers(isVariable: item.Header.Version >= 1));
    }
}
