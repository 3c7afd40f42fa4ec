using System.Collections.Frozen;

namespace Cerulean.Cherenkov.EventIO;

/// <summary>Names of the object types that simulations write, as the field calls them.</summary>
public static class EventIOTypes
{
    private const int FirstTracking = 2100;
    private const int FirstTelescope = 2200;
    private const int PerHundred = 1000;

    private static readonly FrozenDictionary<int, string> Names = new Dictionary<int, string>
    {
        [70] = "History",
        [71] = "HistoryCommandLine",
        [72] = "HistoryConfig",
        [75] = "HistoryMeta",
        [100] = "Histograms",
        [1200] = "RunHeader",
        [1201] = "TelescopeDefinition",
        [1202] = "EventHeader",
        [1203] = "ArrayOffsets",
        [1204] = "TelescopeData",
        [1205] = "Photons",
        [1206] = "CameraLayout",
        [1207] = "TriggerTime",
        [1208] = "PhotoElectrons",
        [1209] = "EventEnd",
        [1210] = "RunEnd",
        [1211] = "Longitudinal",
        [1212] = "InputCard",
        [1213] = "TelescopeArrayHead",
        [1214] = "TelescopeArrayEnd",
        [1215] = "MCExtraParams",
        [1216] = "AtmosphericProfile",
        [1217] = "Photons3D",
        [2000] = "RunHeader",
        [2001] = "MCRunHeader",
        [2002] = "CameraSettings",
        [2003] = "CameraOrganization",
        [2004] = "PixelSettings",
        [2005] = "DisabledPixels",
        [2006] = "CameraSoftwareSettings",
        [2007] = "PointingCorrection",
        [2008] = "DriveSettings",
        [2009] = "TriggerInformation",
        [2010] = "ArrayEvent",
        [2011] = "TelescopeEventHeader",
        [2012] = "ADCSums",
        [2013] = "ADCSamples",
        [2014] = "ImageParameters",
        [2015] = "StereoReconstruction",
        [2016] = "PixelTiming",
        [2017] = "PixelCalibration",
        [2020] = "MCShower",
        [2021] = "MCEvent",
        [2022] = "CameraMonitoring",
        [2023] = "LaserCalibration",
        [2024] = "RunStatistics",
        [2025] = "MCRunStatistics",
        [2026] = "MCPhotoelectronSum",
        [2027] = "PixelList",
        [2028] = "CalibrationEvent",
        [2029] = "AuxiliaryDigitalTraces",
        [2030] = "AuxiliaryAnalogTraces",
        [2031] = "FSPhot",
        [2032] = "PixelTriggerTimes",
        [2033] = "PixelMonitoring",
        [2034] = "CalibrationPhotoelectrons",
    }.ToFrozenDictionary();

    /// <summary>The name of a type; "EventIOObject" for one that is not known.</summary>
    public static string NameOf(int type) =>
        Names.TryGetValue(type, out var name) ? name
        : TrackingTelescope(type) is not null ? "TrackingPosition"
        : EventTelescope(type) is not null ? "TelescopeEvent"
        : "EventIOObject";

    /// <summary>The telescope whose pointing an object of this type holds; null for another type.</summary>
    public static int? TrackingTelescope(int type) => TelescopeOf(type - FirstTracking);

    /// <summary>The telescope whose event an object of this type is; null for another type.</summary>
    public static int? EventTelescope(int type) => TelescopeOf(type - FirstTelescope);

    // 2100 + last two digits + 1000 for each hundred; there is no telescope 0.
    private static int? TelescopeOf(int number) =>
        number > 0 && number % PerHundred < 100 ? (100 * (number / PerHundred)) + (number % PerHundred) : null;
}
