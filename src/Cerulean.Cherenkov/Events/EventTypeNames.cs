namespace Cerulean.Cherenkov.Events;

/// <summary>Types of events as the CTAO data model and ctapipe call them.</summary>
public static class EventTypeNames
{
    /// <summary>Such as SUBARRAY.</summary>
    public static string Of(EventType type) => type switch
    {
        EventType.FlatField => "FLATFIELD",
        EventType.SinglePhotoElectron => "SINGLE_PE",
        EventType.Pedestal => "PEDESTAL",
        EventType.DarkPedestal => "DARK_PEDESTAL",
        EventType.ElectronicPedestal => "ELECTRONIC_PEDESTAL",
        EventType.SkyPedestal => "SKY_PEDESTAL",
        EventType.OtherCalibration => "OTHER_CALIBRATION",
        EventType.Muon => "MUON",
        EventType.HardwareStereo => "HARDWARE_STEREO",
        EventType.RandomMono => "RANDOM_MONO",
        EventType.Daq => "DAQ",
        EventType.Subarray => "SUBARRAY",
        EventType.LongEvent => "LONG_EVENT",
        _ => "UNKNOWN",
    };
}
