namespace Cerulean.Cherenkov.Events;

/// <summary>Bits of the state of a pixel in an event, as in the CTAO data model.</summary>
[Flags]
#pragma warning disable CA1028 // One byte for each pixel is what the data model stores.
public enum PixelStatus : byte
#pragma warning restore CA1028
{
    /// <summary>Nothing is stored.</summary>
    None = 0,

    /// <summary>First bit of the data volume reduction.</summary>
    Reduction0 = 1,

    /// <summary>Second bit of the data volume reduction.</summary>
    Reduction1 = 2,

    /// <summary>The high gain is stored.</summary>
    HighGainStored = 4,

    /// <summary>The low gain is stored.</summary>
    LowGainStored = 8,

    /// <summary>A sample is saturated.</summary>
    Saturated = 16,

    /// <summary>First bit of the pixel's trigger.</summary>
    Trigger0 = 32,

    /// <summary>Second bit of the pixel's trigger.</summary>
    Trigger1 = 64,

    /// <summary>Third bit of the pixel's trigger.</summary>
    Trigger2 = 128,
}
