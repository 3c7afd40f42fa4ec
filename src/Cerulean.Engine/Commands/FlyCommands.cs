using Cerulean.Devices;

namespace Cerulean.Engine.Commands;

/// <summary>What is done with devices that measure on their own.</summary>
internal static class FlyCommands
{
    public static void Register(RunEngine engine)
    {
        engine.Add<Message.Kickoff>(Kickoff);
        engine.Add<Message.Complete>(static (message, execution) => DeviceCommands.Begin(execution, message.Device, message.Group, message.Device.Complete()));
        engine.Add<Message.Collect>(CollectAsync);
    }

    private static ValueTask<object?> Kickoff(Message.Kickoff message, Execution execution)
    {
        var status = message.Device.Kickoff();
        if (message.Device is ICollectable collectable) execution.Runs.Find(message.Run)?.AddFlyer(collectable);
        return DeviceCommands.Begin(execution, message.Device, message.Group, status);
    }

    private static async ValueTask<object?> CollectAsync(Message.Collect message, Execution execution)
    {
        var run = execution.Runs.Of(message);
        foreach (var device in message.Devices) execution.See(device);
        var rows = await run.CollectAsync(message, execution.Cancellation);
        foreach (var device in message.Devices) execution.Runs.ForEach(other => other.RemoveFlyer(device));
        return rows;
    }
}
