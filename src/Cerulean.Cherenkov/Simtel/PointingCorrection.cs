using Cerulean.Cherenkov.EventIO;

namespace Cerulean.Cherenkov.Simtel;

/// <summary>How the pointing of a telescope is corrected (object 2007).</summary>
/// <param name="TelId">Telescope.</param>
/// <param name="FunctionType">Kind of function; 0 for none.</param>
/// <param name="Parameters">Its parameters.</param>
public sealed record PointingCorrection(int TelId, int FunctionType, float[] Parameters)
{
    /// <summary>Type number of the object.</summary>
    public const int Type = 2007;

    /// <summary>True if this version is known.</summary>
    public static bool Supports(int version) => version == 0;

    /// <summary>Decodes the object.</summary>
    /// <exception cref="EventIOException">The object is damaged.</exception>
    public static PointingCorrection Read(EventIOObject item)
    {
        var content = item.Read();
        return new PointingCorrection(item.Header.Id, content.ReadInt32(), content.ReadArray<float>(content.ReadInt32()));
    }
}
