using Cerulean.Cherenkov.EventIO;

namespace Cerulean.Cherenkov.Iact;

/// <summary>Further parameters of a simulated shower (1215).</summary>
/// <param name="Weight">Weight of the shower.</param>
/// <param name="Integers">Parameters that are integers.</param>
/// <param name="Floats">Parameters that are not.</param>
public sealed record MCExtraParameters(float Weight, int[] Integers, float[] Floats)
{
    /// <summary>Type number of the object.</summary>
    public const int Type = 1215;

    /// <summary>True if this version is known.</summary>
    public static bool Supports(int version) => version <= 1;

    /// <summary>Decodes the object.</summary>
    /// <exception cref="EventIOException">The object is damaged.</exception>
    public static MCExtraParameters Read(EventIOObject item)
    {
        var content = item.Read();
        var weight = content.ReadSingle();
        var (integers, floats) = ((long)content.ReadVarUInt(), (long)content.ReadVarUInt());
        return new MCExtraParameters(weight, content.ReadArray<int>(integers), content.ReadArray<float>(floats));
    }
}
