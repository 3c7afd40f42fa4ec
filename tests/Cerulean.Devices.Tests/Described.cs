using Cerulean.Documents;

namespace Cerulean.Devices.Tests;

/// <summary>A back end that is there, says this of itself, and takes every value.</summary>
internal sealed class Described(DataKey key) : ISignalBackend
{
    public ValueTask ConnectAsync(CancellationToken cancellationToken = default) => default;

    public ValueTask<DataKey> DescribeAsync(string name, CancellationToken cancellationToken = default) => new(key);

    public ValueTask<Reading> GetAsync(CancellationToken cancellationToken = default) => throw new NotSupportedException("It has no value.");

    public Status Set(JsonValue value) => Status.Done;

    public IDisposable Subscribe(Action<Reading> callback) => throw new NotSupportedException("It has no value.");
}
