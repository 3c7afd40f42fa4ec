using Cerulean.Documents;

namespace Cerulean.Engine.Commands;

/// <summary>What makes documents.</summary>
internal static class RunCommands
{
    public static void Register(RunEngine engine)
    {
        engine.Add<Message.OpenRun>(static (message, execution) => Answer.Of(execution.Runs.Open(message)));
        engine.Add<Message.CloseRun>(Close);
        engine.Add<Message.Create>(Create);
        engine.Add<Message.Read>(Read);
        engine.Add<Message.Save>(static (message, execution) => Answer.Of(execution.Runs.Of(message).SaveAsync()));
        engine.Add<Message.Drop>(Drop);
    }

    private static ValueTask<object?> Close(Message.CloseRun message, Execution execution)
    {
        execution.Runs.Of(message);
        execution.FlushSinks();
        var status = execution.Judge(null, out var reason);
        // A sink that has failed is not talked away.
        if (status != ExitStatus.Fail || message.ExitStatus == ExitStatus.Fail) (status, reason) = (message.ExitStatus ?? status, message.Reason ?? reason);
        return Answer.Of(execution.Runs.Close(message.Run, status, reason));
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
        if (!pending.IsCompletedSuccessfully) return AddAsync(pending, message, run);
        var readings = pending.Result;
        run?.Add(message.Device, readings);
        return Answer.Of(readings);
    }

    private static async ValueTask<object?> AddAsync(ValueTask<Devices.Readings> pending, Message.Read message, RunBundler? run)
    {
        var readings = await pending;
        run?.Add(message.Device, readings);
        return readings;
    }
}
