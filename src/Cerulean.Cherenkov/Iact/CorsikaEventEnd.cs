using System.Collections.Frozen;
using Cerulean.Cherenkov.EventIO;

namespace Cerulean.Cherenkov.Iact;

/// <summary>Sums over a shower at its end (1209, EVTE).</summary>
public sealed class CorsikaEventEnd : CorsikaBlock
{
    private static readonly FrozenDictionary<string, CorsikaWords> Table = new Dictionary<string, CorsikaWords>
    {
        ["event_number"] = new(2),
        ["n_photons_weighted"] = new(3),
        ["n_electrons_weighted"] = new(4),
        ["n_hadrons_weighted"] = new(5),
        ["n_muons_weighted"] = new(6),
        ["n_particles_written"] = new(7),
        ["longitudinal_fit_parameters"] = new(256, 6),
        ["chi_square_longitudinal"] = new(262),
        ["n_photons_written"] = new(263),
        ["n_electrons_written"] = new(264),
        ["n_hadrons_written"] = new(265),
        ["n_muons_written"] = new(266),
        ["n_em_particles_preshower"] = new(267),
    }.ToFrozenDictionary();

    private CorsikaEventEnd(EventIOObject item)
        : base(item, Table)
    {
    }

    /// <summary>True for the versions that can be read.</summary>
    public static bool Supports(int version) => IsKnown(version);

    /// <summary>Reads one.</summary>
    /// <exception cref="EventIOException">It is damaged.</exception>
    public static CorsikaEventEnd Read(EventIOObject item) => new(item);
}
