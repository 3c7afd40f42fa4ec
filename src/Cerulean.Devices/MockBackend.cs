using Cerulean.Documents;

namespace Cerulean.Devices;

/// <summary>
/// Stands for the real back end of a signal in tests of a device: it takes every value at once, unless told otherwise, and remembers what was set.
/// </summary>
public sealed class MockBackend : ISignalBackend
{
    private readonly Lock _gate = new();
    private readonly SoftBackend _soft;
    private readonly List<JsonValue> _sets = [];

    internal MockBackend(SoftBackend soft) => _soft = soft;

    /// <summary>All values that were set, in order.</summary>
    public IReadOnlyList<JsonValue> Sets
    {
        get
        {
            lock (_gate) return [.. _sets];
        }
    }

    /// <summary>Decides what becomes of a value that is set: the signal has it when this status succeeds. It may fail, take its time, or move other signals.</summary>
    public Func<JsonValue, Status> OnSet { get; set; } = static _ => Status.Done;

    /// <summary>Is thrown when the signal is read; null where that goes well.</summary>
    public Exception? ReadError { get; set; }

    /// <summary>Changes the value from below, as the hardware would.</summary>
    public void Put(JsonValue value) => _soft.Value = value;

    /// <inheritdoc/>
    public ValueTask ConnectAsync(CancellationToken cancellationToken = default) => ValueTask.CompletedTask;

    /// <inheritdoc/>
    public async ValueTask<DataKey> DescribeAsync(string name, CancellationToken cancellationToken = default) =>
        await _soft.DescribeAsync(name, cancellationToken) with { Source = $"mock:{name}" };

    /// <inheritdoc/>
    public ValueTask<Reading> GetAsync(CancellationToken cancellationToken = default) =>
        ReadError is { } error ? ValueTask.FromException<Reading>(error) : _soft.GetAsync(cancellationToken);

    /// <inheritdoc/>
    public Status Set(JsonValue value)
    {
        lock (_gate) _sets.Add(value);
        var status = OnSet(value);
        status.OnDone(done =>
        {
            if (done.IsSuccess) _soft.Value = value;
        });
        return status;
    }

    /// <inheritdoc/>
    public IDisposable Subscribe(Action<Reading> callback) => _soft.Subscribe(callback);
}
