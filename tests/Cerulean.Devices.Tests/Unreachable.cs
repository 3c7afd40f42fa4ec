using Cerulean.Documents;

namespace Cerulean.Devices.Tests;

/// <summary>A back end that is not there, or not in time.</summary>
internal sealed class Unreachable(Task? connecting = null) : ISignalBackend
{
    public bool WasCancelled { get; private set; }

    public async ValueTask ConnectAsync(CancellationToken cancellationToken = default)
    {
        using var registration = cancellationToken.Register(() => WasCancelled = true);
        await (connecting ?? Task.FromException(new IOException("no route to host")));
    }

    public ValueTask<DataKey> DescribeAsync(string name, CancellationToken cancellationToken = default) =>
        new(new DataKey { Source = "net:x", Dtype = DataKeyType.Integer, Shape = [] });

    public ValueTask<Reading> GetAsync(CancellationToken cancellationToken = default) => throw new IOException("no route to host");

    public Status Set(JsonValue value) => Status.Failed(new IOException("no route to host"));

    public IDisposable Subscribe(Action<Reading> callback) => throw new IOException("no route to host");
}
