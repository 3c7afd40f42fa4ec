using Cerulean.Devices;
using Cerulean.Documents;

namespace Cerulean.Engine;

public static partial class PlanStubs
{
    /// <summary>Moves a device and waits until it is there.</summary>
    public static async Plan<Status> Move(IMovable device, JsonValue position)
    {
        var group = GroupName.Next("move");
        var status = await Set(device, position, group);
        await Wait(group);
        return status;
    }

    /// <summary>Moves devices all at once and waits until all are there.</summary>
    public static async Plan<IReadOnlyList<Status>> Move(params IReadOnlyList<(IMovable Device, JsonValue Position)> moves)
    {
        var group = GroupName.Next("move");
        var statuses = new List<Status>(moves.Count);
        foreach (var (device, position) in moves) statuses.Add(await Set(device, position, group));
        if (moves.Count > 0) await Wait(group);
        return statuses;
    }

    /// <summary>Moves a device by a distance from where it was last sent, and waits until it is there.</summary>
    public static async Plan<Status> MoveRelative(IMovable device, JsonValue distance) => await Move(device, Distance.Add(await Distance.PositionOf(device), distance));

    /// <summary>Moves devices all at once, each by a distance from where it was last sent, and waits until all are there.</summary>
    public static async Plan<IReadOnlyList<Status>> MoveRelative(params IReadOnlyList<(IMovable Device, JsonValue Distance)> moves)
    {
        var targets = new List<(IMovable, JsonValue)>(moves.Count);
        foreach (var (device, distance) in moves) targets.Add((device, Distance.Add(await Distance.PositionOf(device), distance)));
        return await Move(targets);
    }

    /// <summary>Begins to move a device by a distance from where it was last sent.</summary>
    public static async Plan<Status> SetRelative(IMovable device, JsonValue distance, string group = "") =>
        await Set(device, Distance.Add(await Distance.PositionOf(device), distance), group);

    /// <summary>Asks a device where it is.</summary>
    public static async Plan<Location> Locate(ILocatable device) => await Locate([device]) is [var location] ? location : default;

    /// <summary>The value of a device: where it is, or its only hinted reading, or its only reading.</summary>
    /// <param name="device">The device.</param>
    /// <param name="unanswered">Returned where nobody answers, as in a listing of the plan.</param>
    public static async Plan<JsonValue> ReadValue(IReadable device, JsonValue unanswered = default)
    {
        if (device is ILocatable locatable) return await Locate([locatable]) is [var location] ? location.Readback : unanswered;
        if (await Read(device) is not { } readings) return unanswered;
        string[] hinted = device.Hints?.GetOrNull("fields") is { Count: > 0 } fields ? [.. Enumerable.Range(0, fields.Count).Select(i => fields[i].AsString())] : [.. readings.Names.Names];
        return hinted is [var name]
            ? readings[name].Value
            : throw new ArgumentException($"{device.Name} has {hinted.Length} values ({string.Join(", ", hinted)}), and one was expected: read it, and take the one you want.", nameof(device));
    }
}
