using Cerulean.Documents;

namespace Cerulean.Engine.Commands;

/// <summary>The beginning and the end of runs, and their streams.</summary>
internal static class RunCommands
{
    public static void Register(RunEngine engine)
    {
        engine.Add<Message.OpenRun>(static (message, execution) => Answer.Of(execution.Runs.Open(message)));
        engine.Add<Message.CloseRun>(Close);
        engine.Add<Message.DeclareStream>(Declare);
        engine.Add<Message.Configure>(ConfigureAsync);
        engine.Add<Message.Monitor>(Monitor);
        engine.Add<Message.Unmonitor>(Unmonitor);
    }

    // What came in before the end belongs to the run; a reading that cannot be emitted is thrown here, while the run can still fail.
    private static ValueTask<object?> Close(Message.CloseRun message, Execution execution)
    {
        var run = execution.Runs.Of(message);
        run.ClearMonitors();
        run.CollectLeftovers();
        execution.FlushSinks();
        var status = execution.Judge(null, out var reason);
        // A sink that has failed is not talked away.
        if (status != ExitStatus.Fail || message.ExitStatus == ExitStatus.Fail) (status, reason) = (message.ExitStatus ?? status, message.Reason ?? reason);
        return Answer.Of(execution.Runs.Close(message.Run, status, reason));
    }

    private static ValueTask<object?> Declare(Message.DeclareStream message, Execution execution)
    {
        foreach (var device in message.Devices) execution.See(device);
        return Answer.Of(execution.Runs.Of(message).DeclareAsync(message, execution.Cancellation));
    }

    // The device is in all runs that are open: each describes anew the streams it is in.
    private static async ValueTask<object?> ConfigureAsync(Message.Configure message, Execution execution)
    {
        var cancellationToken = execution.Cancellation;
        execution.Runs.ForEach(static run => run.RequireNoOpenEvent());
        execution.See(message.Device);
        execution.Runs.ForEach(run => run.Forget(message.Device));
        var change = await message.Device.ConfigureAsync(message.Settings, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        foreach (var run in execution.Runs.All) await run.RefreshAsync(cancellationToken);
        return change;
    }

    private static ValueTask<object?> Monitor(Message.Monitor message, Execution execution)
    {
        execution.See(message.Device);
        return Answer.Of(execution.Runs.Of(message).MonitorAsync(message.Device, message.Stream, execution.Cancellation));
    }

    private static ValueTask<object?> Unmonitor(Message.Unmonitor message, Execution execution)
    {
        execution.Runs.Of(message).Unmonitor(message.Device);
        return Answer.Nothing;
    }
}
