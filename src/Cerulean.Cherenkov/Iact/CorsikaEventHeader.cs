using Cerulean.Cherenkov.EventIO;

namespace Cerulean.Cherenkov.Iact;

/// <summary>A simulated shower (1202, EVTH); lengths in cm, energies in GeV, angles as CORSIKA counts them.</summary>
public sealed class CorsikaEventHeader : CorsikaBlock
{
    private CorsikaEventHeader(EventIOObject item)
        : base(item, CorsikaEventWords.Table)
    {
    }

    /// <summary>Number of the event, as a word.</summary>
    public float EventNumber => Word(2);

    /// <summary>The primary particle: 1 gamma, 3 electron, 14 proton, 100 A + Z for nuclei.</summary>
    public int ParticleId => (int)Word(3);

    /// <summary>Energy of the primary, GeV.</summary>
    public float TotalEnergyGeV => Word(4);

    /// <summary>Depth at which the shower begins, g/cm2.</summary>
    public float StartingDepthGcm2 => Word(5);

    /// <summary>Height of the first interaction above the sea, cm; negative where the time is counted from the margin of the atmosphere.</summary>
    public float FirstInteractionHeightCm => Word(7);

    /// <summary>Angle of the primary to the vertical, rad.</summary>
    public float ZenithRad => Word(11);

    /// <summary>Direction into which the primary goes, rad; from x (magnetic north) to y (west).</summary>
    public float AzimuthRad => Word(12);

    /// <summary>Angle from magnetic north to the x axis of the array, rad.</summary>
    public float ArrayRotationRad => Word(93);

    /// <summary>Photons in a full bunch.</summary>
    public float BunchSize => Word(85);

    /// <summary>Shortest wavelength of Cherenkov light, nm.</summary>
    public float WavelengthMinNm => Word(96);

    /// <summary>Longest wavelength of Cherenkov light, nm.</summary>
    public float WavelengthMaxNm => Word(97);

    /// <summary>How often the shower is used.</summary>
    public int Uses => (int)Word(98);

    /// <summary>True for the versions that can be read.</summary>
    public static bool Supports(int version) => IsKnown(version);

    /// <summary>Reads one.</summary>
    /// <exception cref="EventIOException">It is damaged.</exception>
    public static CorsikaEventHeader Read(EventIOObject item) => new(item);
}
