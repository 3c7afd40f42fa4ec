using System.Runtime.InteropServices;
using Cerulean.Cherenkov.EventIO;
using Cerulean.Cherenkov.Events;

namespace Cerulean.Cherenkov.Iact;

/// <summary>The photons that come to a telescope in one use of a shower (1205), long or compact. The memory is pooled: dispose of it.</summary>
public sealed class PhotonBunches : PooledArray<PhotonBunch>
{
    private readonly int _bunches;

    private PhotonBunches(ref ContentReader content, in PhotonRows rows)
        : base(rows.Count)
    {
        (ArrayId, TelescopeId, PhotonSum) = (rows.ArrayId, rows.TelescopeId, rows.Photons);
        PhotonRows.Read(ref content, Values);
        _bunches = MoveEmittersToEnd(Values);
    }

    /// <summary>Number of the use of the shower, from 0.</summary>
    public int ArrayId { get; }

    /// <summary>Number of the telescope, from 0.</summary>
    public int TelescopeId { get; }

    /// <summary>Sum of the photons, as the file states it.</summary>
    public float PhotonSum { get; }

    /// <summary>The bunches; shape (bunches).</summary>
    public ReadOnlySpan<PhotonBunch> Bunches => Values[.._bunches];

    /// <summary>The particles that emitted the bunches, one for each in the same order; empty where the file has none.</summary>
    public ReadOnlySpan<PhotonEmitter> Emitters => MemoryMarshal.Cast<PhotonBunch, PhotonEmitter>(Values[_bunches..]);

    /// <summary>True for the versions that can be read.</summary>
    public static bool Supports(int version) => PhotonRows.Supports(version);

    /// <summary>Reads one.</summary>
    /// <exception cref="EventIOException">It is damaged.</exception>
    public static PhotonBunches Read(EventIOObject item)
    {
        var content = item.Read();
        var rows = PhotonRows.Begin(ref content);
        return new PhotonBunches(ref content, rows);
    }

    // Both keep their order. The answer is the number of bunches.
    private static int MoveEmittersToEnd(Span<PhotonBunch> rows)
    {
        var emitters = 0;
        foreach (ref readonly var row in rows) emitters += IsEmitter(row) ? 1 : 0;
        if (emitters == 0) return rows.Length;
        using var moved = new PooledValues<PhotonBunch>(emitters);
        var (bunches, found) = (0, 0);
        foreach (var row in rows)
        {
            if (IsEmitter(row)) moved.Values[found++] = row;
            else rows[bunches++] = row;
        }

        moved.Values.CopyTo(rows[bunches..]);
        return bunches;
    }

    private static bool IsEmitter(in PhotonBunch row) => row.WavelengthNm >= PhotonRows.EmitterMarker;
}
