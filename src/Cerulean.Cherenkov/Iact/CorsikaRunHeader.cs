using System.Collections.Frozen;
using Cerulean.Cherenkov.EventIO;

namespace Cerulean.Cherenkov.Iact;

/// <summary>How CORSIKA was run (1200, RUNH); lengths in cm, energies in GeV.</summary>
public sealed class CorsikaRunHeader : CorsikaBlock
{
    private static readonly FrozenDictionary<string, CorsikaWords> Table = new Dictionary<string, CorsikaWords>
    {
        ["run_number"] = new(2),
        ["date"] = new(3),
        ["version"] = new(4),
        ["n_observation_levels"] = new(5),
        ["observation_height"] = new(6, 10),
        ["energy_spectrum_slope"] = new(16),
        ["energy_min"] = new(17),
        ["energy_max"] = new(18),
        ["egs4_flag"] = new(19),
        ["nkg_flag"] = new(20),
        ["energy_cutoff_hadrons"] = new(21),
        ["energy_cutoff_muons"] = new(22),
        ["energy_cutoff_electrons"] = new(23),
        ["energy_cutoff_photons"] = new(24),
        ["physical_constants_and_interaction_flags"] = new(25, 50),
        ["inclined_observation_plane_x"] = new(75),
        ["inclined_observation_plane_y"] = new(76),
        ["inclined_observation_plane_z"] = new(77),
        ["inclined_observation_plane_theta"] = new(78),
        ["inclined_observation_plane_phi"] = new(79),
        ["n_showers"] = new(93),
        ["cka"] = new(95, 40),
        ["ceta"] = new(135, 5),
        ["cstrba"] = new(140, 11),
        ["x_scatter"] = new(248),
        ["y_scatter"] = new(249),
        ["hlay"] = new(250, 5),
        ["aatm"] = new(255, 5),
        ["batm"] = new(260, 5),
        ["catm"] = new(265, 5),
        ["nflain"] = new(270),
        ["nfdif"] = new(271),
        ["nflpi0_100nflpif"] = new(272),
        ["nflche_100nfragm"] = new(273),
    }.ToFrozenDictionary();

    private CorsikaRunHeader(EventIOObject item)
        : base(item, Table)
    {
    }

    /// <summary>Date of the run, yymmdd.</summary>
    public int Date => (int)Word(3);

    /// <summary>Version of CORSIKA, such as 7.74.</summary>
    public float CorsikaVersion => Word(4);

    /// <summary>Heights of the observation levels above the sea, cm; shape (levels).</summary>
    public ReadOnlySpan<float> ObservationLevelsCm => this["observation_height"] is { IsEmpty: false } heights ? heights[..Math.Clamp((int)Word(5), 0, heights.Length)] : [];

    /// <summary>Index of the power law of energies.</summary>
    public float SpectralIndex => Word(16);

    /// <summary>Lowest energy of a primary, GeV.</summary>
    public float EnergyMinGeV => Word(17);

    /// <summary>Highest energy of a primary, GeV.</summary>
    public float EnergyMaxGeV => Word(18);

    /// <summary>Number of showers; 0 where CORSIKA was older than 7.3.</summary>
    public int Showers => (int)Word(93);

    /// <summary>Range in which the array was moved, along x, cm; the radius where <see cref="ScatterYCm"/> is 0.</summary>
    public float ScatterXCm => Word(248);

    /// <summary>Range in which the array was moved, along y, cm.</summary>
    public float ScatterYCm => Word(249);

    /// <summary>True for the versions that can be read.</summary>
    public static bool Supports(int version) => IsKnown(version);

    /// <summary>Reads one.</summary>
    /// <exception cref="EventIOException">It is damaged.</exception>
    public static CorsikaRunHeader Read(EventIOObject item) => new(item);
}
