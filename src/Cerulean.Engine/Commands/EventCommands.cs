using Cerulean.Devices;

namespace Cerulean.Engine.Commands;

/// <summary>What makes events of readings.</summary>
internal static class EventCommands
{
    public static void Register(RunEngine engine)
    {
        engine.Add<Message.Create>(Create);
        engine.Add<Message.Read>(Read);
        engine.Add<Message.Save>(static (message, execution) => Answer.Of(execution.Runs.Of(message).SaveAsync()));
        engine.Add<Message.Drop>(Drop);
    }

    private static ValueTask<object?> Create(Message.Create message, Execution execution)
    {
        execution.Runs.Of(message).Create(message.Stream);
        return Answer.Nothing;
    }

    private static ValueTask<object?> Drop(Message.Drop message, Execution execution)
    {
        execution.Runs.Of(message).Drop();
        return Answer.Nothing;
    }

    private static ValueTask<object?> Read(Message.Read message, Execution execution)
    {
        execution.See(message.Device);
        var run = execution.Runs.Find(message.Run);
        var pending = message.Device.ReadAsync(execution.Cancellation);
        if (!pending.IsCompletedSuccessfully) return AddAsync(pending, message, run, execution.Cancellation);
        var readings = pending.Result;
        run?.Add(message.Device, readings);
        return Answer.Of(readings);
    }

    // Readings that come after the message was given up are of no event.
    private static async ValueTask<object?> AddAsync(ValueTask<Readings> pending, Message.Read message, RunBundler? run, CancellationToken cancellationToken)
    {
        var readings = await pending;
        cancellationToken.ThrowIfCancellationRequested();
        run?.Add(message.Device, readings);
        return readings;
    }
}
