namespace Cerulean.Cherenkov.Events;

/// <summary>What made an event, with the numbers of the CTAO data model.</summary>
public enum EventType
{
    /// <summary>Flat-field light.</summary>
    FlatField = 0,

    /// <summary>Single photo-electrons.</summary>
    SinglePhotoElectron = 1,

    /// <summary>Pedestal.</summary>
    Pedestal = 2,

    /// <summary>Pedestal with the camera closed.</summary>
    DarkPedestal = 3,

    /// <summary>Pedestal without high voltage.</summary>
    ElectronicPedestal = 4,

    /// <summary>Pedestal with the night sky.</summary>
    SkyPedestal = 5,

    /// <summary>Another calibration.</summary>
    OtherCalibration = 15,

    /// <summary>Candidate of a muon ring.</summary>
    Muon = 16,

    /// <summary>Stereo trigger made in hardware.</summary>
    HardwareStereo = 17,

    /// <summary>Single telescope, kept at random.</summary>
    RandomMono = 18,

    /// <summary>Made by the data acquisition.</summary>
    Daq = 24,

    /// <summary>Trigger of the subarray.</summary>
    Subarray = 32,

    /// <summary>Event with a long readout.</summary>
    LongEvent = 33,

    /// <summary>Not known.</summary>
    Unknown = 255,
}
