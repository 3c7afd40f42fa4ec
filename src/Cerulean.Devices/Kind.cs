namespace Cerulean.Devices;

/// <summary>What a part of a device is for, seen from the whole.</summary>
public enum Kind
{
    /// <summary>It is read with the device, and worth showing on its own.</summary>
    Hinted,

    /// <summary>It is read with the device.</summary>
    Normal,

    /// <summary>It is a setting, read once for each descriptor.</summary>
    Config,

    /// <summary>It is there to be used, and not part of any document.</summary>
    Omitted,
}
