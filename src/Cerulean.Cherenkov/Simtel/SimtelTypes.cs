namespace Cerulean.Cherenkov.Simtel;

/// <summary>Numbers of the object types that make up events.</summary>
internal static class SimtelTypes
{
    public const int TelescopeData = 1204;
    public const int Photons = 1205;
    public const int PhotoElectrons = 1208;
    public const int TriggerInformation = 2009;
    public const int ArrayEvent = 2010;
    public const int TelescopeEventHeader = 2011;
    public const int ADCSums = 2012;
    public const int ADCSamples = 2013;
    public const int ImageParameters = 2014;
    public const int StereoReconstruction = 2015;
    public const int PixelTiming = 2016;
    public const int MCShower = 2020;
    public const int MCEvent = 2021;
    public const int CameraMonitoring = 2022;
    public const int LaserCalibration = 2023;
    public const int MCPhotoelectronSum = 2026;
    public const int PixelList = 2027;
    public const int CalibrationEvent = 2028;
    public const int DigitalTraces = 2029;
    public const int AnalogTraces = 2030;
    public const int PixelTriggerTimes = 2032;
    public const int PixelMonitoring = 2033;
    public const int CalibrationPhotoelectrons = 2034;
}
