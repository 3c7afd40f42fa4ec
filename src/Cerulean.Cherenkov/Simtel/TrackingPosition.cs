using Cerulean.Cherenkov.EventIO;

namespace Cerulean.Cherenkov.Simtel;

/// <summary>Where one telescope points (types 2101 and more, one for each telescope); NaN for what is not stored.</summary>
public sealed record TrackingPosition
{
    private const int HasRaw = 0x100;
    private const int HasCorrected = 0x200;

    /// <summary>Number of the telescope.</summary>
    public required int TelId { get; init; }

    /// <summary>Azimuth as measured, from north over east, rad.</summary>
    public float RawAzimuthRad { get; init; } = float.NaN;

    /// <summary>Altitude as measured, rad.</summary>
    public float RawAltitudeRad { get; init; } = float.NaN;

    /// <summary>Azimuth corrected for misalignment, rad.</summary>
    public float CorrectedAzimuthRad { get; init; } = float.NaN;

    /// <summary>Altitude corrected for misalignment, rad.</summary>
    public float CorrectedAltitudeRad { get; init; } = float.NaN;

    /// <summary>The corrected azimuth if there is one, else the raw one, rad.</summary>
    public float AzimuthRad => float.IsNaN(CorrectedAzimuthRad) ? RawAzimuthRad : CorrectedAzimuthRad;

    /// <summary>The corrected altitude if there is one, else the raw one, rad.</summary>
    public float AltitudeRad => float.IsNaN(CorrectedAltitudeRad) ? RawAltitudeRad : CorrectedAltitudeRad;

    /// <summary>True for the versions that can be read.</summary>
    public static bool Supports(int version) => version == 0;

    /// <summary>Reads it.</summary>
    public static TrackingPosition Read(EventIOObject item)
    {
        var reader = item.Read();
        var position = new TrackingPosition { TelId = EventIOTypes.TrackingTelescope(item.Header.Type) ?? 0 };
        if ((item.Header.Id & HasRaw) != 0) position = position with { RawAzimuthRad = reader.ReadSingle(), RawAltitudeRad = reader.ReadSingle() };
        if ((item.Header.Id & HasCorrected) != 0) position = position with { CorrectedAzimuthRad = reader.ReadSingle(), CorrectedAltitudeRad = reader.ReadSingle() };
        return position;
    }
}
