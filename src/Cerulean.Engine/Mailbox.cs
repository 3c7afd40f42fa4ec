using Cerulean.Devices;

namespace Cerulean.Engine;

/// <summary>
/// What other threads want to be done on the engine's: statuses that are done, readings of monitors, requests, and the continuations
/// of async methods that the engine called. So a plan, its devices and its documents are one thread's.
/// </summary>
internal sealed class Mailbox(TimeProvider time) : SynchronizationContext
{
    private readonly object _gate = new();
    private Queue<(SendOrPostCallback Callback, object? State)> _items = new();
    private Queue<(SendOrPostCallback Callback, object? State)> _taken = new();
    private volatile bool _hasItems;

    /// <summary>Is told of what an item has thrown.</summary>
    public Action<Exception>? Failed { get; set; }

    public bool HasItems => _hasItems;

    public override void Post(SendOrPostCallback d, object? state)
    {
        lock (_gate)
        {
            _items.Enqueue((d, state));
            if (_hasItems) return;
            _hasItems = true;
            Monitor.Pulse(_gate);
        }
    }

    public void Post(Action action) => Post(static state => ((Action)state!)(), action);

    /// <summary>Lets <see cref="WaitAndRun"/> return.</summary>
    public void Wake() => Post(static _ => { }, null);

    public override void Send(SendOrPostCallback d, object? state) => throw new NotSupportedException("The engine's thread cannot be waited for: post instead.");

    public override SynchronizationContext CreateCopy() => this;

    /// <summary>Does what has come.</summary>
    public void Run()
    {
        lock (_gate)
        {
            if (!_hasItems) return;
            (_items, _taken) = (_taken, _items);
            _hasItems = false;
        }

        while (_taken.TryDequeue(out var item))
        {
            try
            {
                item.Callback(item.State);
            }
            catch (Exception error)
            {
                Failed?.Invoke(error);
            }
        }
    }

    /// <summary>Waits until something comes, or has failed, and does it. Virtual time goes on meanwhile.</summary>
    public void WaitAndRun()
    {
        while (!_hasItems)
        {
            if (time is VirtualTime virtualTime && Advance(virtualTime)) continue;
            lock (_gate)
            {
                if (!_hasItems) Monitor.Wait(_gate);
            }
        }

        Run();
    }

    // What a timer has thrown is nobody's answer, but it is told.
    private bool Advance(VirtualTime virtualTime)
    {
        try
        {
            return virtualTime.AdvanceToNext();
        }
        catch (Exception error)
        {
            Failed?.Invoke(error);
            Wake();
            return true;
        }
    }
}
