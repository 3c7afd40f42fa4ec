using Cerulean.Cherenkov.EventIO;

namespace Cerulean.Cherenkov.Simtel;

/// <summary>Calibrated intensities of pixels, where samples are not stored (object 2017).</summary>
/// <param name="TelId">Telescope.</param>
/// <param name="CameraPixels">Pixels of the camera.</param>
/// <param name="IntegrationMethod">How intensities were found; -1 and -2 for the sums around the global and the local peak.</param>
/// <param name="Pixels">Pixels that are stored.</param>
/// <param name="Intensity">Photo-electrons in each of them.</param>
public sealed record PixelCalibration(int TelId, long CameraPixels, int IntegrationMethod, int[] Pixels, float[] Intensity)
{
    private const int ListOfPixels = 1;
    private const int AllPixels = 2;
    private const int FlagsOfPixels = -1;

    /// <summary>Type number of the object.</summary>
    public const int Type = 2017;

    /// <summary>True if this version is known.</summary>
    public static bool Supports(int version) => version == 0;

    /// <summary>Decodes the object.</summary>
    /// <exception cref="EventIOException">The object is damaged.</exception>
    public static PixelCalibration Read(EventIOObject item)
    {
        var content = item.Read();
        var cameraPixels = (long)content.ReadVarUInt();
        var (method, list) = ((int)content.ReadVarInt(), (int)content.ReadVarInt());
        var pixels = list switch
        {
            ListOfPixels => ReadList(ref content),
            FlagsOfPixels => ReadFlags(ref content, cameraPixels),
            AllPixels => [.. Enumerable.Range(0, content.CheckCount(cameraPixels, sizeof(short)))],
            _ => [],
        };
        return new PixelCalibration(item.Header.Id, cameraPixels, method, pixels, Array.ConvertAll(content.ReadArray<Half>(pixels.Length), value => (float)value));
    }

    private static int[] ReadList(ref ContentReader content)
    {
        var pixels = new int[content.CheckCount((long)content.ReadVarUInt(), 1 + sizeof(short))];
        foreach (ref var pixel in pixels.AsSpan()) pixel = (int)content.ReadVarUInt();
        return pixels;
    }

    private static int[] ReadFlags(ref ContentReader content, long cameraPixels)
    {
        var flags = content.ReadArray<byte>(cameraPixels);
        return [.. Enumerable.Range(0, flags.Length).Where(pixel => flags[pixel] != 0)];
    }
}
