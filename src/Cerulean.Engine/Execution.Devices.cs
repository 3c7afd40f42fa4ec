using Cerulean.Devices;

namespace Cerulean.Engine;

internal sealed partial class Execution
{
    private readonly OrderedDevices<IMovable> _moved = new();
    private readonly OrderedDevices<IStageable> _staged = new();
    private readonly OrderedDevices<IPausable> _pausables = new();

    /// <summary>What went wrong while devices were brought to rest, stopped and released.</summary>
    public List<Exception> CleanupErrors { get; } = [];

    /// <summary>A device that is to be stopped at a pause and at the end.</summary>
    public void AddMoved(IMovable device) => _moved.Add(device);

    public void AddStaged(IStageable device) => _staged.Add(device);

    public void RemoveStaged(IStageable device) => _staged.Remove(device);

    /// <summary>A device that the plan uses, and that may want to know of a pause.</summary>
    public void See(object? device)
    {
        if (device is IPausable pausable) _pausables.Add(pausable);
    }

    /// <summary>Lets something come to its end, whatever is asked for meanwhile, but not for ever.</summary>
    public void Complete(Func<CancellationToken, ValueTask> call) => Complete([this], static _ => "What devices have gathered was not collected", (_, token) => call(token));

    // Brings the devices to rest for a pause.
    private void Rest(string interruption)
    {
        RecordInterruption(interruption);
        Runs.ForEach(run => Guard(run.SuspendMonitors));
        Groups.Hold();
        StopMoved(success: true);
        Complete(_pausables.All, static device => $"{device.Name} was not paused", static (device, token) => device.PauseAsync(token), ForbidReplay);
    }

    private void Wake()
    {
        RecordInterruption("resume");
        Complete(_pausables.All, static device => $"{device.Name} was not resumed", static (device, token) => device.ResumeAsync(token));
        Runs.ForEach(run => Guard(run.ResumeMonitors));
    }

    private void RecordInterruption(string interruption) => Runs.ForEach(run => Guard(() => run.RecordInterruption(interruption)));

    private void StopMoved(bool success)
    {
        IStoppable[] moved = [.. _moved.All.OfType<IStoppable>()];
        Complete(moved, static device => $"{device.Name} was not stopped", (device, token) => device.StopAsync(success, token));
    }

    // In the reverse order, one after the other: what was staged later may stand on what was staged before.
    private void UnstageAll()
    {
        for (var i = _staged.All.Count - 1; i >= 0; i--)
        {
            Complete([_staged.All[i]], static device => $"{device.Name} was not unstaged", static (device, _) => new ValueTask(device.Unstage().AsTask()));
        }
    }

    // All at once, so that one that hangs keeps none of the others waiting.
    private void Complete<T>(IReadOnlyList<T> things, Func<T, string> trouble, Func<T, CancellationToken, ValueTask> call, Predicate<Exception>? isGood = null)
    {
        if (things.Count == 0) return;
        using var cancellation = new CancellationTokenSource(Engine.CleanupTimeout, Engine.Time);
        Task[] pending = [.. things.Select(thing => CompleteAsync(thing, trouble, call, isGood, cancellation.Token))];
        while (!Array.TrueForAll(pending, static task => task.IsCompleted)) Mailbox.WaitAndRun();
    }

    private async Task CompleteAsync<T>(T thing, Func<T, string> trouble, Func<T, CancellationToken, ValueTask> call, Predicate<Exception>? isGood, CancellationToken timeout)
    {
        try
        {
            await call(thing, timeout).AsTask().WaitAsync(timeout);
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested)
        {
            CleanupErrors.Add(new TimeoutException($"{trouble(thing)} within {Engine.CleanupTimeout}: look after it by hand, or give it more time by CleanupTimeout."));
        }
        catch (Exception error)
        {
            if (isGood?.Invoke(error) != true) CleanupErrors.Add(error);
        }
        finally
        {
            // What ends on the engine's thread itself posts nothing.
            Mailbox.Wake();
        }
    }

    private void Guard(Action step)
    {
        try
        {
            step();
        }
        catch (Exception error)
        {
            CleanupErrors.Add(error);
        }
    }
}
