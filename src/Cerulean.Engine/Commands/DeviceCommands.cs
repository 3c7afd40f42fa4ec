using Cerulean.Devices;

namespace Cerulean.Engine.Commands;

/// <summary>What is done with devices.</summary>
internal static class DeviceCommands
{
    public static void Register(RunEngine engine)
    {
        engine.Add<Message.Set>(Set);
        engine.Add<Message.Trigger>(static (message, execution) => Begin(execution, message.Device, message.Group, message.Device.Trigger()));
        engine.Add<Message.Prepare>(static (message, execution) => Begin(execution, message.Device, message.Group, message.Device.Prepare(message.Value)));
        engine.Add<Message.Stage>(Stage);
        engine.Add<Message.Unstage>(Unstage);
        engine.Add<Message.Stop>(static (message, execution) => Answer.Of(message.Device.StopAsync(cancellationToken: execution.Cancellation)));
        engine.Add<Message.Locate>(Locate);
        engine.Add<Message.Wait>(static (message, execution) => Wait(message, execution));
        engine.Add<Message.WaitFor>(static (message, execution) => WaitFor(message, execution));
    }

    private static ValueTask<object?> Set(Message.Set message, Execution execution)
    {
        // It counts as moved even where Set throws: who knows how far it came.
        execution.AddMoved(message.Device);
        if (message.Device is not ICheckable checkable) return Begin(execution, message.Device, message.Group, message.Device.Set(message.Value));
        var check = checkable.CheckAsync(message.Value, execution.Cancellation);
        return check.IsCompletedSuccessfully
            ? Begin(execution, message.Device, message.Group, message.Device.Set(message.Value))
            : SetCheckedAsync(check, message, execution);
    }

    // A message that was given up meanwhile moves nothing.
    private static async ValueTask<object?> SetCheckedAsync(ValueTask check, Message.Set message, Execution execution)
    {
        var cancellationToken = execution.Cancellation;
        await check;
        cancellationToken.ThrowIfCancellationRequested();
        return await Begin(execution, message.Device, message.Group, message.Device.Set(message.Value));
    }

    public static ValueTask<object?> Begin(Execution execution, IDevice device, string group, Status status)
    {
        execution.See(device);
        execution.Groups.Add(group, status);
        return new ValueTask<object?>(status);
    }

    private static ValueTask<object?> Stage(Message.Stage message, Execution execution)
    {
        // It counts as staged even where Stage throws: it may be staged in part.
        execution.AddStaged(message.Device);
        return Begin(execution, message.Device, message.Group, message.Device.Stage());
    }

    private static ValueTask<object?> Unstage(Message.Unstage message, Execution execution)
    {
        var status = message.Device.Unstage();
        execution.RemoveStaged(message.Device);
        return Begin(execution, message.Device, message.Group, status);
    }

    private static ValueTask<object?> Locate(Message.Locate message, Execution execution)
    {
        var pending = message.Devices.Select(device => device.LocateAsync(execution.Cancellation).AsTask());
        return Answer.Of(new ValueTask<Location[]>(Task.WhenAll(pending)));
    }

    private static async ValueTask<object?> Wait(Message.Wait message, Execution execution)
    {
        if (await execution.Groups.WaitAsync(message.Group, message.Timeout, execution.Cancellation)) return true;
        return message.ErrorOnTimeout ? throw new TimeoutException($"The group '{message.Group}' was not done in {message.Timeout}.") : false;
    }

    private static async ValueTask<object?> WaitFor(Message.WaitFor message, Execution execution)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(execution.Cancellation);
        var all = Task.CompletedTask;
        try
        {
            all = AllOf([.. message.Tasks.Select(begin => begin(end.Token))]);
            await all.WaitAsync(message.Timeout ?? Timeout.InfiniteTimeSpan, execution.Engine.Time, end.Token);
            return null;
        }
        catch (TimeoutException error) when (!all.IsCompleted)
        {
            throw new TimeoutException($"The tasks were not done in {message.Timeout}.", error);
        }
        finally
        {
            // Those that are not done are of no interest any more.
            await end.CancelAsync();
        }
    }

    // One that fails ends the wait at once: the others may never be done.
    private static async Task AllOf(Task[] tasks)
    {
        await foreach (var task in Task.WhenEach(tasks)) await task;
    }
}
