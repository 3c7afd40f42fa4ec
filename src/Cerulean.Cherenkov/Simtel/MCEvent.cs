using Cerulean.Cherenkov.EventIO;

namespace Cerulean.Cherenkov.Simtel;

/// <summary>One use of a simulated shower (type 2021).</summary>
/// <param name="EventId">Number of the event.</param>
/// <param name="ShowerId">Number of the shower.</param>
/// <param name="CoreXM">Core towards north, m.</param>
/// <param name="CoreYM">Core towards west, m.</param>
/// <param name="AreaWeight">Weight of the area; 1 before version 2.</param>
public sealed record MCEvent(int EventId, int ShowerId, float CoreXM, float CoreYM, float AreaWeight)
{
    /// <summary>True for the versions that can be read.</summary>
    public static bool Supports(int version) => version is >= 0 and <= 2;

    /// <summary>Reads it. What else version 0 had is left out.</summary>
    public static MCEvent Read(EventIOObject item)
    {
        var reader = item.Read();
        return new MCEvent(item.Header.Id, reader.ReadInt32(), reader.ReadSingle(), reader.ReadSingle(), item.Header.Version >= 2 ? reader.ReadSingle() : 1);
    }
}
