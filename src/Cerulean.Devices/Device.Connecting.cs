namespace Cerulean.Devices;

public abstract partial class Device
{
    /// <summary>Connects the device and all its parts at the same time.</summary>
    /// <param name="mock">True for a test without hardware: every signal gets a <see cref="MockBackend"/>.</param>
    /// <param name="timeout">How long each may take; null for ten seconds.</param>
    /// <param name="time">Measures the timeout, and gives the timestamps of mocks; null for the system's clock.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="NotConnectedException">Tells which parts are not connected, and why.</exception>
    public Task ConnectAsync(bool mock = false, TimeSpan? timeout = null, TimeProvider? time = null, CancellationToken cancellationToken = default) =>
        ConnectAllAsync([this], mock, timeout, time, cancellationToken);

    /// <summary>Connects several devices and all their parts at the same time.</summary>
    /// <inheritdoc cref="ConnectAsync"/>
    public static async Task ConnectAllAsync(
        IEnumerable<Device> devices, bool mock = false, TimeSpan? timeout = null, TimeProvider? time = null, CancellationToken cancellationToken = default)
    {
        var limit = timeout ?? TimeSpan.FromSeconds(10);
        var found = await Task.WhenAll(devices.Select(device => device.TryConnectAsync(mock, limit, time ?? TimeProvider.System, cancellationToken)));
        NotConnectedException[] failures = [.. found.OfType<NotConnectedException>()];
        if (failures.Length > 0) throw failures.Length == 1 ? failures[0] : new NotConnectedException("", null, failures);
    }

    /// <summary>Connects the device itself, before its parts. Not called for a mock.</summary>
    protected virtual ValueTask ConnectAloneAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;

    private protected virtual ValueTask ConnectAloneAsync(bool mock, TimeProvider time, CancellationToken cancellationToken) =>
        mock ? ValueTask.CompletedTask : ConnectAloneAsync(cancellationToken);

    private async Task<NotConnectedException?> TryConnectAsync(bool mock, TimeSpan timeout, TimeProvider time, CancellationToken cancellationToken)
    {
        using var source = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task? connecting = null;
        try
        {
            connecting = ConnectAloneAsync(mock, time, source.Token).AsTask();
            await connecting.WaitAsync(timeout, time, cancellationToken);
        }
        catch (TimeoutException) when (connecting is { IsCompleted: false })
        {
            await source.CancelAsync();
            return new NotConnectedException(_name, new TimeoutException($"no answer within {timeout.TotalSeconds} s"), []);
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            return new NotConnectedException(_name, error, []);
        }

        var parts = await Task.WhenAll(_parts.Select(part => part.TryConnectAsync(mock, timeout, time, cancellationToken)));
        NotConnectedException[] failures = [.. parts.OfType<NotConnectedException>()];
        return failures.Length == 0 ? null : new NotConnectedException(_name, null, failures);
    }
}
