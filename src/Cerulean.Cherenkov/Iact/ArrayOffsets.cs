using Cerulean.Cherenkov.EventIO;

namespace Cerulean.Cherenkov.Iact;

/// <summary>Where the array stood for each use of a shower (1203), against the core of the shower.</summary>
public sealed class ArrayOffsets
{
    private ArrayOffsets(ref ContentReader content)
    {
        var hasWeights = content.Header.Version > 0;
        var count = content.ReadInt32();
        TimeOffsetNs = content.ReadSingle();
        content.CheckCount(count, (hasWeights ? 3 : 2) * sizeof(float));
        XCm = content.ReadArray<float>(count);
        YCm = content.ReadArray<float>(count);
        if (hasWeights) Weights = content.ReadArray<float>(count);
    }

    /// <summary>Number of uses.</summary>
    public int Count => XCm.Count;

    /// <summary>Time from the first interaction (or the margin of the atmosphere) to the ground, ns; the times of photons are counted from it.</summary>
    public float TimeOffsetNs { get; }

    /// <summary>Offsets along x, cm; shape (uses). The core, seen from the array, is at the negative.</summary>
    public IReadOnlyList<float> XCm { get; }

    /// <summary>Offsets along y, cm; shape (uses).</summary>
    public IReadOnlyList<float> YCm { get; }

    /// <summary>Area that each use stands for, cm2; shape (uses), empty where all stand for the same (version 0).</summary>
    public IReadOnlyList<float> Weights { get; } = [];

    /// <summary>True for the versions that can be read.</summary>
    public static bool Supports(int version) => version is 0 or 1;

    /// <summary>Reads one.</summary>
    /// <exception cref="EventIOException">It is damaged.</exception>
    public static ArrayOffsets Read(EventIOObject item)
    {
        var content = item.Read();
        return new ArrayOffsets(ref content);
    }
}
