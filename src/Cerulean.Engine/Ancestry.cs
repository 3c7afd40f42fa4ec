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
