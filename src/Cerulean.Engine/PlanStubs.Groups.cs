using Cerulean.Devices;

namespace Cerulean.Engine;

public static partial class PlanStubs
{
    /// <summary>Stages devices all at once, and waits until all are staged.</summary>
    public static async Plan StageAll(IReadOnlyList<IStageable> devices) => await Together(devices, "stage", Stage);

    /// <summary>Unstages devices all at once, and waits until all are unstaged.</summary>
    public static async Plan UnstageAll(IReadOnlyList<IStageable> devices) => await Together(devices, "unstage", Unstage);

    /// <summary>Lets devices measure on their own, and waits until all have begun.</summary>
    public static async Plan KickoffAll(IReadOnlyList<IFlyable> devices) => await Together(devices, "kickoff", Kickoff);

    /// <summary>Asks devices that measure on their own to end, and waits until all have ended.</summary>
    public static async Plan CompleteAll(IReadOnlyList<IFlyable> devices) => await Together(devices, "complete", Complete);

    /// <summary>Asks devices that measure on their own to end, and collects their rows until all have ended and once more.</summary>
    /// <param name="flyers">The devices that are to end.</param>
    /// <param name="detectors">The devices whose rows are collected.</param>
    /// <param name="stream">Name of the stream; null where the device names it.</param>
    /// <param name="period">Time between two collections; null to collect at the end alone.</param>
    /// <param name="watch">Groups whose failure ends the wait.</param>
    public static async Plan CollectWhileCompleting(
        IReadOnlyList<IFlyable> flyers, IReadOnlyList<ICollectable> detectors, string? stream = null, TimeSpan? period = null, IReadOnlyList<string>? watch = null)
    {
        var group = GroupName.Next("complete");
        foreach (var flyer in flyers) await Complete(flyer, group);
        bool isDone;
        do
        {
            isDone = await Wait(group, period, errorOnTimeout: false, watch);
            await Collect(detectors, stream);
        }
        while (!isDone);
    }

    private static async Plan Together<TDevice>(IReadOnlyList<TDevice> devices, string purpose, Func<TDevice, string, Message> begin)
    {
        var group = GroupName.Next(purpose);
        foreach (var device in devices) await begin(device, group);
        if (devices.Count > 0) await Wait(group);
    }
}
