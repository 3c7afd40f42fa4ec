using Cerulean.Devices;

namespace Cerulean.Engine;

/// <summary>Devices and the devices of which they are parts.</summary>
internal static class Ancestry
{
    /// <summary>The device that is no part of another one.</summary>
    public static IDevice Root(IDevice device)
    {
        while (device.Parent is { } parent) device = parent;
        return device;
    }

    /// <summary>The devices, each once, without those that are parts of others among them.</summary>
    public static List<TDevice> WithoutParts<TDevice>(IReadOnlyList<TDevice> devices)
        where TDevice : IDevice
    {
        var kept = new List<TDevice>(devices.Count);
        foreach (var device in devices)
        {
            if (kept.Exists(other => IsPartOf(device, other))) continue;
            kept.RemoveAll(other => IsPartOf(other, device));
            kept.Add(device);
        }

        return kept;
    }

    /// <summary>The device, and those of its parts that are read with it.</summary>
    public static IEnumerable<IDevice> WithPartsThatAreRead(IDevice device) =>
        device is Device whole ? whole.Parts.Where(static part => part.Kind is Kind.Hinted or Kind.Normal).SelectMany(WithPartsThatAreRead).Prepend(device) : [device];

    /// <summary>True where one device is the other, or a part of it.</summary>
    public static bool AreRelated(IDevice device, IDevice other) => IsPartOf(device, other) || IsPartOf(other, device);

    private static bool IsPartOf(IDevice device, IDevice other)
    {
        for (var each = device; each is not null; each = each.Parent)
        {
            if (ReferenceEquals(each, other)) return true;
        }

        return false;
    }
}
