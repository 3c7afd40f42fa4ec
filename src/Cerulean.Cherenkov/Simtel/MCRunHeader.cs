using Cerulean.Cherenkov.EventIO;

namespace Cerulean.Cherenkov.Simtel;

/// <summary>How showers and detector were simulated (object 2001). Pairs of values are a lower and an upper limit.</summary>
public sealed record MCRunHeader
{
    /// <summary>Type number of the object.</summary>
    public const int Type = 2001;

    /// <summary>Shower program; 1 is CORSIKA.</summary>
    public int ShowerProgId { get; init; }

    /// <summary>Its version, times 1000 for CORSIKA.</summary>
    public int ShowerProgVersion { get; init; }

    /// <summary>When the showers were simulated, seconds since 1970; 0 where it is not stored.</summary>
    public int ShowerProgStartS { get; init; }

    /// <summary>Detector program; 1 is sim_telarray.</summary>
    public int DetectorProgId { get; init; }

    /// <summary>Its version, which is a time in seconds since 1970.</summary>
    public int DetectorProgVersion { get; init; }

    /// <summary>When the detector was simulated, seconds since 1970; 0 where it is not stored.</summary>
    public int DetectorProgStartS { get; init; }

    /// <summary>Height of the observation level above the sea, m.</summary>
    public float ObservationHeightM { get; init; }

    /// <summary>Number of showers that were asked for.</summary>
    public int ShowerCount { get; init; }

    /// <summary>How often each shower is used.</summary>
    public int ShowerReuse { get; init; }

    /// <summary>How cores are scattered; 0: not, 1: over a circle, 2: over a rectangle.</summary>
    public int CorePositionMode { get; init; }

    /// <summary>Range of the cores, m.</summary>
    public float[] CoreRangeM { get; init; } = [0, 0];

    /// <summary>Range of shower altitudes, rad.</summary>
    public float[] AltitudeRangeRad { get; init; } = [0, 0];

    /// <summary>Range of shower azimuths, rad.</summary>
    public float[] AzimuthRangeRad { get; init; } = [0, 0];

    /// <summary>1 where showers come from a cone.</summary>
    public int Diffuse { get; init; }

    /// <summary>Range of the cone's opening, deg.</summary>
    public float[] ViewConeDeg { get; init; } = [0, 0];

    /// <summary>Range of energies, TeV.</summary>
    public float[] EnergyRangeTeV { get; init; } = [0, 0];

    /// <summary>Index of the energy spectrum.</summary>
    public float SpectralIndex { get; init; }

    /// <summary>Total magnetic field, µT.</summary>
    public float MagneticFieldUT { get; init; }

    /// <summary>Inclination of the magnetic field, rad.</summary>
    public float MagneticInclinationRad { get; init; }

    /// <summary>Declination of the magnetic field, rad.</summary>
    public float MagneticDeclinationRad { get; init; }

    /// <summary>Height where particles begin, m; -1 for the top of the atmosphere.</summary>
    public float InjectionHeightM { get; init; }

    /// <summary>Number of the atmosphere.</summary>
    public int Atmosphere { get; init; }

    /// <summary>Options of the CORSIKA program, one bit each.</summary>
    public int CorsikaIactOptions { get; init; }

    /// <summary>Interaction model at low energies.</summary>
    public int CorsikaLowEModel { get; init; }

    /// <summary>Interaction model at high energies.</summary>
    public int CorsikaHighEModel { get; init; }

    /// <summary>Photons in a bunch.</summary>
    public float CorsikaBunchSize { get; init; }

    /// <summary>Shortest wavelength, nm.</summary>
    public float CorsikaWavelengthMinNm { get; init; }

    /// <summary>Longest wavelength, nm.</summary>
    public float CorsikaWavelengthMaxNm { get; init; }

    /// <summary>Details of the model at low energies.</summary>
    public int CorsikaLowEDetail { get; init; }

    /// <summary>Details of the model at high energies.</summary>
    public int CorsikaHighEDetail { get; init; }

    /// <summary>True if this version is known.</summary>
    public static bool Supports(int version) => version <= 4;

    /// <summary>Decodes the object.</summary>
    /// <exception cref="EventIOException">The object is damaged.</exception>
    public static MCRunHeader Read(EventIOObject item)
    {
        var content = item.Read();
        var version = item.Header.Version;
        var header = ReadPrograms(ref content, version) with
        {
            ObservationHeightM = content.ReadSingle(),
            ShowerCount = content.ReadInt32(),
            ShowerReuse = content.ReadInt32(),
            CorePositionMode = content.ReadInt32(),
            CoreRangeM = content.ReadArray<float>(2),
            AltitudeRangeRad = content.ReadArray<float>(2),
            AzimuthRangeRad = content.ReadArray<float>(2),
            Diffuse = content.ReadInt32(),
            ViewConeDeg = content.ReadArray<float>(2),
            EnergyRangeTeV = content.ReadArray<float>(2),
            SpectralIndex = content.ReadSingle(),
            MagneticFieldUT = content.ReadSingle(),
            MagneticInclinationRad = content.ReadSingle(),
            MagneticDeclinationRad = content.ReadSingle(),
            InjectionHeightM = content.ReadSingle(),
            Atmosphere = content.ReadInt32(),
        };
        return version < 2 ? header : WithCorsika(header, ref content, version);
    }

    private static MCRunHeader ReadPrograms(ref ContentReader content, int version) => new()
    {
        ShowerProgId = content.ReadInt32(),
        ShowerProgVersion = content.ReadInt32(),
        ShowerProgStartS = version >= 4 ? content.ReadInt32() : 0,
        DetectorProgId = content.ReadInt32(),
        DetectorProgVersion = content.ReadInt32(),
        DetectorProgStartS = version >= 4 ? content.ReadInt32() : 0,
    };

    private static MCRunHeader WithCorsika(MCRunHeader header, ref ContentReader content, int version) => header with
    {
        CorsikaIactOptions = content.ReadInt32(),
        CorsikaLowEModel = content.ReadInt32(),
        CorsikaHighEModel = content.ReadInt32(),
        CorsikaBunchSize = content.ReadSingle(),
        CorsikaWavelengthMinNm = content.ReadSingle(),
        CorsikaWavelengthMaxNm = content.ReadSingle(),
        CorsikaLowEDetail = version >= 3 ? content.ReadInt32() : 0,
        CorsikaHighEDetail = version >= 3 ? content.ReadInt32() : 0,
    };
}
