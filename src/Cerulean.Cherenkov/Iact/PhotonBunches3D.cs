using System.Runtime.InteropServices;
using Cerulean.Cherenkov.EventIO;
using Cerulean.Cherenkov.Events;

namespace Cerulean.Cherenkov.Iact;

/// <summary>The photons that come to a telescope from any direction (1217), in the order of the file. The memory is pooled: dispose of it.</summary>
public sealed class PhotonBunches3D : PooledArray<PhotonBunch3D>
{
    private const int RowBytes = 10 * sizeof(float);

    private PhotonBunches3D(ref ContentReader content, in PhotonRows rows)
        : base(rows.Count)
    {
        (ArrayId, TelescopeId, PhotonSum) = (rows.ArrayId, rows.TelescopeId, rows.Photons);
        content.Read(MemoryMarshal.Cast<PhotonBunch3D, float>(Values));
    }

    /// <summary>Number of the use of the shower, from 0.</summary>
    public int ArrayId { get; }

    /// <summary>Number of the telescope, from 0.</summary>
    public int TelescopeId { get; }

    /// <summary>Sum of the photons, as the file states it.</summary>
    public float PhotonSum { get; }

    /// <summary>True for the versions that can be read.</summary>
    public static bool Supports(int version) => version == 0;

    /// <summary>Reads one.</summary>
    /// <exception cref="EventIOException">It is damaged.</exception>
    public static PhotonBunches3D Read(EventIOObject item)
    {
        var content = item.Read();
        var rows = PhotonRows.Begin(ref content, RowBytes);
        return new PhotonBunches3D(ref content, rows);
    }
}
