using Cerulean.Cherenkov.EventIO;

namespace Cerulean.Cherenkov.Iact;

/// <summary>Where the telescopes stand (1201): x to magnetic north unless the array is turned, y to the west, z up from the observation level.</summary>
public sealed class TelescopeDefinition
{
    private const int Columns = 4;

    private TelescopeDefinition(ref ContentReader content)
    {
        var count = content.CheckCount(content.ReadInt32(), Columns * sizeof(float));
        XCm = content.ReadArray<float>(count);
        YCm = content.ReadArray<float>(count);
        ZCm = content.ReadArray<float>(count);
        RadiusCm = content.ReadArray<float>(count);
    }

    /// <summary>Number of telescopes.</summary>
    public int Count => XCm.Count;

    /// <summary>Positions along x, cm; shape (telescopes).</summary>
    public IReadOnlyList<float> XCm { get; }

    /// <summary>Positions along y, cm; shape (telescopes).</summary>
    public IReadOnlyList<float> YCm { get; }

    /// <summary>Heights above the observation level, cm; shape (telescopes).</summary>
    public IReadOnlyList<float> ZCm { get; }

    /// <summary>Radii of the spheres around the telescopes, cm; shape (telescopes).</summary>
    public IReadOnlyList<float> RadiusCm { get; }

    /// <summary>True for the versions that can be read.</summary>
    public static bool Supports(int version) => version == 0;

    /// <summary>Reads one.</summary>
    /// <exception cref="EventIOException">It is damaged.</exception>
    public static TelescopeDefinition Read(EventIOObject item)
    {
        var content = item.Read();
        return new TelescopeDefinition(ref content);
    }
}
