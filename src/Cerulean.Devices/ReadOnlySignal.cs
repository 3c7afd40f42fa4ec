using Cerulean.Documents;

namespace Cerulean.Devices;

/// <summary>A value that can be read and not set.</summary>
/// <typeparam name="T">double, long, bool, string, <see cref="NdArray"/> or an enumeration.</typeparam>
/// <param name="name">Name within the device; empty for the value that stands for the device itself.</param>
/// <param name="backend">Where the value lives.</param>
public class ReadOnlySignal<T>(string name, ISignalBackend backend) : Signal(name, backend)
{
    private protected static SignalTypeOf<T> Type => SignalType<T>.Instance;

    private protected DataKey? Known { get; private set; }

    /// <summary>The value now.</summary>
    public async ValueTask<T> GetAsync(CancellationToken cancellationToken = default) => Type.FromJson((await Backend.GetAsync(cancellationToken)).Value);

    /// <summary>Calls back with the present value and with every later one, from any thread, until it is disposed.</summary>
    public IDisposable Observe(Action<T> callback) => Backend.Subscribe(reading => callback(Type.FromJson(reading.Value)));

    /// <summary>A status that succeeds as soon as the value fulfils the condition.</summary>
    /// <param name="condition">Is asked on each change, from any thread.</param>
    /// <param name="timeout">When to give up, and fail; null for never.</param>
    /// <param name="time">Measures the timeout.</param>
    public Status When(Predicate<T> condition, TimeSpan? timeout = null, TimeProvider? time = null)
    {
        var status = timeout is { } limit ? new Status(this, limit, time ?? TimeProvider.System) : new Status(this);
        var subscription = Backend.Subscribe(reading =>
        {
            try
            {
                if (!status.IsDone && condition(Type.FromJson(reading.Value))) status.Succeed();
            }
            catch (Exception error)
            {
                status.Fail(error);
            }
        });
        status.OnDone(_ => subscription.Dispose());
        return status;
    }

    private protected override DataKey Learn(DataKey found)
    {
        if (found.Dtype != Type.Dtype)
            throw new InvalidOperationException($"{found.Source} is of the type {found.Dtype}, expected {Type.Dtype}: declare the signal {Name} with the type that it has.");
        if (Type.Choices is { } choices && found.Choices is { } others && !choices.Order(StringComparer.Ordinal).SequenceEqual(others.Order(StringComparer.Ordinal)))
            throw new InvalidOperationException($"{found.Source} has the choices {string.Join(", ", others)}, expected {string.Join(", ", choices)}: declare the signal {Name} with those that it has.");
        return Known = found with
        {
            DtypeNumpy = found.DtypeNumpy ?? (Type.DtypeNumpy is { } dtype ? (JsonValue)dtype : default(JsonValue?)),
            Units = Units ?? found.Units,
            Precision = Precision ?? found.Precision,
            Choices = found.Choices ?? Type.Choices,
            Limits = Narrow(found.Limits),
        };
    }

    /// <summary>What the value may be, by the limits of the signal and those of the back end.</summary>
    private protected (double Low, double High) Range(JsonObject? limits)
    {
        var control = limits?.GetOrNull("control").ObjectOrNull ?? JsonObject.Empty;
        return (control.GetOrNull("low").TryGetDouble(out var low) ? Math.Max(low, LowLimit) : LowLimit,
            control.GetOrNull("high").TryGetDouble(out var high) ? Math.Min(high, HighLimit) : HighLimit);
    }

    private JsonObject? Narrow(JsonObject? limits)
    {
        if (double.IsInfinity(LowLimit) && double.IsInfinity(HighLimit)) return limits;
        var (low, high) = Range(limits);
        return (limits ?? JsonObject.Empty).With("control", JsonObject.Of(("low", Bound(low)), ("high", Bound(high))));

        // The largest number there is bounds nothing that is one.
        static JsonValue Bound(double limit) => Math.Abs(limit) >= double.MaxValue ? JsonValue.Null : limit;
    }

    private protected override MockBackend MakeMock(ISignalBackend real, TimeProvider time) => new(real as SoftBackend ?? new SoftBackend(Type.Empty, time, new Lock()));
}
