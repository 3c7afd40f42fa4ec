using Cerulean.Cherenkov.EventIO;
using Cerulean.Cherenkov.Iact;

namespace Cerulean.Cherenkov.Simtel;

/// <summary>A simulated shower, which may be used for several events (type 2020).</summary>
public sealed record MCShower
{
    private const int ProfileBytes = 16;

    /// <summary>Number of the shower.</summary>
    public required int ShowerId { get; init; }

    /// <summary>The primary: 0 gamma, 1 electron, 2 muon, 101 proton, 402 helium and so on.</summary>
    public required int PrimaryId { get; init; }

    /// <summary>Energy, TeV.</summary>
    public required float EnergyTeV { get; init; }

    /// <summary>Azimuth from north over east, rad.</summary>
    public required float AzimuthRad { get; init; }

    /// <summary>Altitude, rad.</summary>
    public required float AltitudeRad { get; init; }

    /// <summary>Atmospheric depth where the primary starts, g/cm²; NaN before version 1.</summary>
    public required float StartDepthGramsPerCm2 { get; init; }

    /// <summary>Height of the first interaction above the sea, m.</summary>
    public required float FirstInteractionHeightM { get; init; }

    /// <summary>Atmospheric depth of the maximum, g/cm².</summary>
    public required float XMaxGramsPerCm2 { get; init; }

    /// <summary>Height of the maximum above the sea, m; 0 before version 1.</summary>
    public float MaximumHeightM { get; init; }

    /// <summary>Atmospheric depth of most electrons, g/cm²; 0 before version 1.</summary>
    public float ElectronXMaxGramsPerCm2 { get; init; }

    /// <summary>Atmospheric depth of most Cherenkov light, g/cm²; 0 before version 1.</summary>
    public float CherenkovXMaxGramsPerCm2 { get; init; }

    /// <summary>How the shower develops.</summary>
    public Profile[] Profiles { get; init; } = [];

    /// <summary>Weight and further parameters; null before version 2.</summary>
    public MCExtraParameters? Extra { get; init; }

    /// <summary>True for the versions that can be read.</summary>
    public static bool Supports(int version) => version is >= 0 and <= 2;

    /// <summary>Reads it.</summary>
    public static MCShower Read(EventIOObject item)
    {
        var reader = item.Read();
        var version = item.Header.Version;
        var shower = new MCShower
        {
            ShowerId = item.Header.Id,
            PrimaryId = reader.ReadInt32(),
            EnergyTeV = reader.ReadSingle(),
            AzimuthRad = reader.ReadSingle(),
            AltitudeRad = reader.ReadSingle(),
            StartDepthGramsPerCm2 = version >= 1 ? reader.ReadSingle() : float.NaN,
            FirstInteractionHeightM = reader.ReadSingle(),
            XMaxGramsPerCm2 = reader.ReadSingle(),
            MaximumHeightM = version >= 1 ? reader.ReadSingle() : 0,
            ElectronXMaxGramsPerCm2 = version >= 1 ? reader.ReadSingle() : 0,
            CherenkovXMaxGramsPerCm2 = version >= 1 ? reader.ReadSingle() : 0,
        };
        var profiles = new Profile[reader.CheckCount(reader.ReadInt16(), ProfileBytes)];
        for (var i = 0; i < profiles.Length; i++)
        {
            var (id, steps) = (reader.ReadInt32(), reader.ReadInt32());
            profiles[i] = new Profile(id, reader.ReadSingle(), reader.ReadSingle(), reader.ReadArray<float>(steps));
        }

        return shower with { Profiles = profiles, Extra = version >= 2 ? ReadExtra(item, reader.Rest) : null };
    }

    // An object within, behind numbers.
    private static MCExtraParameters? ReadExtra(EventIOObject item, ReadOnlySpan<byte> rest)
    {
        var header = HeaderParser.ParseInner(rest, item.Header.End - rest.Length, item.Header);
        return header.Type == MCExtraParameters.Type && MCExtraParameters.Supports(header.Version)
            ? MCExtraParameters.Read(new EventIOObject(header, rest.Slice(header.Size, (int)header.Length)))
            : null;
    }

    /// <summary>Number of particles, or light, in equal steps.</summary>
    /// <param name="Id">What is counted (1 charged particles, 2 electrons, 3 muons, 4 hadrons, 10 light), plus 1000 against vertical depth, plus 2000 against altitude.</param>
    /// <param name="Start">Begin of the first step, g/cm² or m.</param>
    /// <param name="End">End of the last one.</param>
    /// <param name="Content">A number for each step.</param>
    public sealed record Profile(int Id, float Start, float End, float[] Content);
}
