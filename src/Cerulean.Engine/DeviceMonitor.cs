using System.Collections.Concurrent;
using Cerulean.Devices;

namespace Cerulean.Engine;

/// <summary>
/// Brings the readings of one device from its thread to the engine's, in the order of all that is posted there. What was called back before
/// the end is emitted; what comes later is not.
/// </summary>
internal sealed class DeviceMonitor(ISubscribable device, Action<Readings> emit, Mailbox mailbox)
{
    private readonly ConcurrentQueue<Readings> _readings = new();
    private IDisposable? _subscription;
    private bool _isOn;

    /// <summary>Begins, or begins again.</summary>
    public void Start()
    {
        if (_isOn) return;
        _readings.Clear();
        _isOn = true;
        try
        {
            _subscription = device.Subscribe(Take);
        }
        catch
        {
            _isOn = false;
            throw;
        }
    }

    /// <summary>Ends the subscription, and emits what has come.</summary>
    public void End()
    {
        if (!_isOn) return;
        _isOn = false;
        try
        {
            _subscription?.Dispose();
        }
        finally
        {
            while (_readings.TryDequeue(out var readings)) emit(readings);
        }
    }

    // One post for each reading keeps the order among monitors, and needs no object of its own.
    private void Take(Readings readings)
    {
        _readings.Enqueue(readings);
        mailbox.TryPost(static state => ((DeviceMonitor)state!).EmitNext(), this);
    }

    private void EmitNext()
    {
        if (_isOn && _readings.TryDequeue(out var readings)) emit(readings);
    }
}
