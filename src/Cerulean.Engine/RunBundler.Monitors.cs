using Cerulean.Devices;

namespace Cerulean.Engine;

internal sealed partial class RunBundler
{
    private readonly OrderedDictionary<ISubscribable, DeviceMonitor> _monitors = new(ReferenceEqualityComparer.Instance);

    /// <summary>Makes an event of every change of a device from now on.</summary>
    public async ValueTask MonitorAsync(ISubscribable device, string? stream, CancellationToken cancellationToken)
    {
        if (_monitors.ContainsKey(device)) throw new IllegalMessageSequenceException($"{device.Name} is monitored already: unmonitor it first.");
        var described = await ReadStreamAsync(stream ?? device.Name + "_monitor", [device], isMonitored: true, cancellationToken);
        var monitor = new DeviceMonitor(device, readings => Emit(described, readings), execution.Mailbox);
        monitor.Start();
        _monitors.Add(device, monitor);
    }

    /// <summary>Emits what has come, and nothing that comes later.</summary>
    public void Unmonitor(ISubscribable device)
    {
        if (!_monitors.Remove(device, out var monitor)) throw new IllegalMessageSequenceException($"Found unmonitor of {device.Name}, which is not monitored: monitor must come before.");
        monitor.End();
    }

    /// <summary>Lets nothing come in a pause. What goes wrong is thrown in the plan.</summary>
    public void SuspendMonitors() => Try(static monitor => monitor.End(), _monitors.Values).ForEach(execution.Fail);

    public void ResumeMonitors() => Try(static monitor => monitor.Start(), _monitors.Values).ForEach(execution.Fail);

    /// <summary>Ends all monitors, whatever happens to one of them.</summary>
    public void ClearMonitors()
    {
        DeviceMonitor[] monitors = [.. _monitors.Values];
        _monitors.Clear();
        var errors = Try(static monitor => monitor.End(), monitors);
        if (errors.Count > 0) throw errors.Count == 1 ? errors[0] : new AggregateException(errors);
    }

    private static List<Exception> Try(Action<DeviceMonitor> action, IEnumerable<DeviceMonitor> monitors)
    {
        var errors = new List<Exception>();
        foreach (var monitor in monitors)
        {
            try
            {
                action(monitor);
            }
            catch (Exception error)
            {
                errors.Add(error);
            }
        }

        return errors;
    }

    private void Emit(ReadStream stream, Readings readings)
    {
        stream.Fill(0, readings);
        Emit(stream);
    }
}
