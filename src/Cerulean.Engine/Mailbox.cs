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
    private Func<Mailbox?>? _successor;

    /// <summary>Is told of what an item has thrown.</summary>
    public Action<Exception>? Failed { get; set; }

    public bool HasItems => _hasItems;

    /// <summary>A method of a device goes on: after the plan has ended, on the thread of the next one, or on any.</summary>
    public override void Post(SendOrPostCallback d, object? state)
    {
        if (TryPost(d, state)) return;
        if (_successor!() is { } next) next.Post(d, state);
        else base.Post(d, state);
    }

    /// <summary>False after the plan has ended: then nobody does it.</summary>
    public bool TryPost(SendOrPostCallback callback, object? state)
    {
        lock (_gate)
        {
            if (_successor is not null) return false;
            _items.Enqueue((callback, state));
            if (_hasItems) return true;
            _hasItems = true;
            Monitor.Pulse(_gate);
            return true;
        }
    }

    /// <summary>What concerns this plan alone is nothing any more after its end.</summary>
    public void Post(Action action) => TryPost(static state => ((Action)state!)(), action);

    /// <summary>Lets <see cref="WaitAndRun"/> return.</summary>
    public void Wake() => TryPost(static _ => { }, null);

    /// <summary>The plan has ended: does what has come, and leaves what devices still do to the mailbox of the next plan, where there is one.</summary>
    public void Close(Func<Mailbox?> successor)
    {
        lock (_gate) _successor = successor;
        Run();
    }

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
