using Cerulean.Documents;

namespace Cerulean.Devices;

/// <summary>A value that can be read and not set.</summary>
/// <typeparam name="T">double, long, bool, string, <see cref="NdArray"/> or an enumeration.</typeparam>
/// <param name="name">Name within the device; empty for the value that stands for the device itself.</param>
/// <param name="backend">Where the value lives.</param>
public class ReadOnlySignal<T>(string name, ISignalBackend backend) : Signal(name, backend)
{
    private protected static readonly SignalTypeOf<T> Type = SignalType<T>.Instance;

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
        var subscription = Observe(value =>
        {
            try
            {
                if (!status.IsDone && condition(value)) status.Succeed();
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
        return Known = found with
        {
            DtypeNumpy = found.DtypeNumpy ?? (Type.DtypeNumpy is { } dtype ? (JsonValue)dtype : default(JsonValue?)),
            Units = Units ?? found.Units,
            Precision = Precision ?? found.Precision,
            Choices = found.Choices ?? Type.Choices,
            Limits = OwnLimits() ?? found.Limits,
        };
    }

    private JsonObject? OwnLimits()
    {
        if (double.IsInfinity(LowLimit) && double.IsInfinity(HighLimit)) return null;
        return JsonObject.Of(("control", JsonObject.Of(("low", Bound(LowLimit)), ("high", Bound(HighLimit)))));

        static JsonValue Bound(double limit) => double.IsInfinity(limit) ? JsonValue.Null : limit;
    }

    private protected override MockBackend MakeMock(ISignalBackend real) => new(real as SoftBackend ?? new SoftBackend(Type.Empty, TimeProvider.System, new Lock()));
}
