using Cerulean.Cherenkov.Events;

namespace Cerulean.Cherenkov.Simtel;

/// <summary>What simulations call the kinds of events and triggers.</summary>
internal static class EventTypes
{
    private const uint LongEvent = 0x100;
    private const uint Muon = 0x200;
    private const uint RandomMono = 0x400;

    /// <summary>The type of a calibration event: dark, pedestal, light in the lid, laser.</summary>
    public static EventType OfCalibration(int kind) => kind switch
    {
        0 => EventType.DarkPedestal,
        1 => EventType.SkyPedestal,
        2 => EventType.SinglePhotoElectron,
        3 => EventType.FlatField,
        _ => EventType.OtherCalibration,
    };

    /// <summary>The type of a telescope's trigger, by its bits.</summary>
    public static EventType OfTrigger(uint mask) =>
        (mask & RandomMono) != 0 ? EventType.RandomMono
        : (mask & Muon) != 0 ? EventType.Muon
        : (mask & LongEvent) != 0 ? EventType.LongEvent
        : EventType.Subarray;
}
