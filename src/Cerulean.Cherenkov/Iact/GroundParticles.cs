using Cerulean.Cherenkov.EventIO;
using Cerulean.Cherenkov.Events;

namespace Cerulean.Cherenkov.Iact;

/// <summary>
/// Particles that come to the observation level: an object of photons (1205) whose array and telescope have the number 999.
/// The memory is pooled: dispose of it.
/// </summary>
public sealed class GroundParticles : PooledArray<GroundParticle>
{
    private const int GroundId = 999_999;

    private GroundParticles(ref ContentReader content, in PhotonRows rows)
        : base(rows.Count) => PhotonRows.Read(ref content, Values);

    /// <summary>True if an object of photons holds particles.</summary>
    public static bool AreIn(in EventIOHeader header) => header.Id == GroundId;

    /// <summary>True for the versions that can be read.</summary>
    public static bool Supports(int version) => PhotonRows.Supports(version);

    /// <summary>Reads one.</summary>
    /// <exception cref="EventIOException">It is damaged.</exception>
    public static GroundParticles Read(EventIOObject item)
    {
        var content = item.Read();
        var rows = PhotonRows.Begin(ref content);
        return new GroundParticles(ref content, rows);
    }
}
