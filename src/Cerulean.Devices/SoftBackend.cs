using Cerulean.Documents;

namespace Cerulean.Devices;

/// <summary>
/// A value in memory. Subscribers are called one after another under the lock, so that they see every change in order:
/// they hand the reading over and return.
/// </summary>
internal sealed class SoftBackend(JsonValue initial, TimeProvider time, Lock gate) : ISignalBackend
{
    private Reading _reading = new(initial, time.UnixSeconds());
    private Action<Reading>? _subscribers;

    /// <summary>Is called before the value is read.</summary>
    public Action? Refresh { get; set; }

    public JsonValue Value
    {
        get
        {
            lock (gate) return _reading.Value;
        }

        set
        {
            lock (gate)
            {
                _reading = new Reading(value, time.UnixSeconds());
                Callbacks.InvokeAll(_subscribers, _reading);
            }
        }
    }

    public ValueTask ConnectAsync(CancellationToken cancellationToken = default) => ValueTask.CompletedTask;

    public ValueTask<DataKey> DescribeAsync(string name, CancellationToken cancellationToken = default) => new(Describe($"SIM:{name}", Value));

    public ValueTask<Reading> GetAsync(CancellationToken cancellationToken = default)
    {
        Refresh?.Invoke();
        lock (gate) return new ValueTask<Reading>(_reading);
    }

    public Status Set(JsonValue value)
    {
        Value = value;
        return Status.Done;
    }

    public IDisposable Subscribe(Action<Reading> callback)
    {
        // Each subscription is a delegate of its own, so that the same callback may be there twice.
        var own = new Action<Reading>(callback.Invoke);
        Refresh?.Invoke();
        lock (gate)
        {
            callback(_reading);
            _subscribers += own;
        }

        return new Subscription(() =>
        {
            lock (gate) _subscribers -= own;
        });
    }

    private static DataKey Describe(string source, JsonValue value)
    {
        var array = value.NdArrayOrNull;
        return new DataKey
        {
            Source = source,
            Shape = array is null ? [] : [.. array.Shape.ToArray().Select(length => (long?)length)],
            Dtype = value.Kind switch
            {
                JsonKind.Boolean => DataKeyType.Boolean,
                JsonKind.Integer => DataKeyType.Integer,
                JsonKind.Float => DataKeyType.Number,
                JsonKind.String => DataKeyType.String,
                _ => DataKeyType.Array,
            },
            DtypeNumpy = array?.DType.ToJson(),
        };
    }

    private sealed class Subscription(Action end) : IDisposable
    {
        private Action? _end = end;

        public void Dispose() => Interlocked.Exchange(ref _end, null)?.Invoke();
    }
}
