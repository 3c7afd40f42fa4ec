using Cerulean.Cherenkov.EventIO;

namespace Cerulean.Cherenkov.Simtel;

/// <summary>What the simulation's own analysis found of a shower (object 2015); NaN where it is not stored.</summary>
public sealed record StereoReconstruction
{
    /// <summary>Type number of the object.</summary>
    public const int Type = 2015;

    /// <summary>Which results are stored, one bit each.</summary>
    public required int ResultBits { get; init; }

    /// <summary>Telescopes that triggered.</summary>
    public required int TriggeredTelescopes { get; init; }

    /// <summary>Telescopes that were read out.</summary>
    public required int ReadTelescopes { get; init; }

    /// <summary>Images that were used.</summary>
    public required int Images { get; init; }

    /// <summary>Their telescopes, one bit each; 0 before version 1.</summary>
    public int ImagePattern { get; init; }

    /// <summary>Their telescopes; empty before version 2.</summary>
    public short[] ImageTelIds { get; init; } = [];

    /// <summary>Azimuth, rad.</summary>
    public float AzimuthRad { get; init; }

    /// <summary>Altitude, rad.</summary>
    public float AltitudeRad { get; init; }

    /// <summary>Elements xx, xy and yy of the error matrix of the direction.</summary>
    public float[] DirectionErrors { get; init; } = [];

    /// <summary>Core towards north, m.</summary>
    public float CoreXM { get; init; }

    /// <summary>Core towards west, m.</summary>
    public float CoreYM { get; init; }

    /// <summary>Elements xx, xy and yy of the error matrix of the core.</summary>
    public float[] CoreErrors { get; init; } = [];

    /// <summary>Mean scaled length.</summary>
    public float MeanScaledLength { get; init; }

    /// <summary>Mean scaled width.</summary>
    public float MeanScaledWidth { get; init; }

    /// <summary>Error of the mean scaled length.</summary>
    public float MeanScaledLengthError { get; init; }

    /// <summary>Error of the mean scaled width.</summary>
    public float MeanScaledWidthError { get; init; }

    /// <summary>Energy, TeV.</summary>
    public float EnergyTeV { get; init; }

    /// <summary>Error of the energy, TeV.</summary>
    public float EnergyErrorTeV { get; init; }

    /// <summary>Atmospheric depth of the maximum, g/cm².</summary>
    public float XMaxGramsPerCm2 { get; init; }

    /// <summary>Its error, g/cm².</summary>
    public float XMaxErrorGramsPerCm2 { get; init; }

    /// <summary>True if this version is known.</summary>
    public static bool Supports(int version) => version <= 2;

    /// <summary>Decodes the object.</summary>
    /// <exception cref="EventIOException">The object is damaged.</exception>
    public static StereoReconstruction Read(EventIOObject item)
    {
        var content = item.Read();
        var (version, bits) = (item.Header.Version, item.Header.Id);
        var (triggered, read, images) = (content.ReadInt16(), content.ReadInt16(), content.ReadInt16());
        return new StereoReconstruction
        {
            ResultBits = bits,
            TriggeredTelescopes = triggered,
            ReadTelescopes = read,
            Images = images,
            ImagePattern = version >= 1 ? content.ReadInt32() : 0,
            ImageTelIds = version >= 2 ? content.ReadArray<short>(images) : [],
            AzimuthRad = ReadIf(0x01, bits, ref content),
            AltitudeRad = ReadIf(0x01, bits, ref content),
            DirectionErrors = (bits & 0x02) != 0 ? content.ReadArray<float>(3) : [],
            CoreXM = ReadIf(0x04, bits, ref content),
            CoreYM = ReadIf(0x04, bits, ref content),
            CoreErrors = (bits & 0x08) != 0 ? content.ReadArray<float>(3) : [],
            MeanScaledLength = ReadIf(0x10, bits, ref content),
            MeanScaledWidth = ReadIf(0x10, bits, ref content),
            MeanScaledLengthError = ReadIf(0x20, bits, ref content),
            MeanScaledWidthError = ReadIf(0x20, bits, ref content),
            EnergyTeV = ReadIf(0x40, bits, ref content),
            EnergyErrorTeV = ReadIf(0x80, bits, ref content),
            XMaxGramsPerCm2 = ReadIf(0x100, bits, ref content),
            XMaxErrorGramsPerCm2 = ReadIf(0x200, bits, ref content),
        };
    }

    private static float ReadIf(int bit, int bits, ref ContentReader content) => (bits & bit) != 0 ? content.ReadSingle() : float.NaN;
}
