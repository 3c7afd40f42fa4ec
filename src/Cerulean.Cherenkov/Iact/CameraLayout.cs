using Cerulean.Cherenkov.EventIO;

namespace Cerulean.Cherenkov.Iact;

/// <summary>Where the pixels of a camera lie (1206).</summary>
public sealed class CameraLayout
{
    private CameraLayout(ref ContentReader content)
    {
        TelescopeId = content.Header.Id;
        Shape = content.ReadInt16();
        var count = content.CheckCount(content.ReadUInt16(), 2 * sizeof(float));
        X = content.ReadArray<float>(count);
        Y = content.ReadArray<float>(count);
    }

    /// <summary>Number of the telescope.</summary>
    public int TelescopeId { get; }

    /// <summary>Number of the pixels' shape, as the program that wrote it counts shapes.</summary>
    public int Shape { get; }

    /// <summary>Positions along x, in the unit of the program that wrote them; shape (pixels).</summary>
    public IReadOnlyList<float> X { get; }

    /// <summary>Positions along y; shape (pixels).</summary>
    public IReadOnlyList<float> Y { get; }

    /// <summary>True for the versions that can be read.</summary>
    public static bool Supports(int version) => version == 0;

    /// <summary>Reads one.</summary>
    /// <exception cref="EventIOException">It is damaged.</exception>
    public static CameraLayout Read(EventIOObject item)
    {
        var content = item.Read();
        return new CameraLayout(ref content);
    }
}
