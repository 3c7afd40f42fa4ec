using System.Runtime.CompilerServices;
using Cerulean.Documents;

namespace Cerulean.Devices.Simulated;

/// <summary>A device of all protocols, of which one call goes wrong. It has one value, which is its data key and is set at once.</summary>
public abstract class FaultyDevice : IReadable, IConfigurable, ICheckable, ILocatable, ITriggerable, IPreparable, IStageable, IFlyable, IEventCollectable,
    IPausable, IStoppable, ISubscribable, IWritesExternalAssets
{
    private readonly Lock _gate = new();
    private readonly List<DeviceCall> _calls = [];
    private readonly DeviceCall _call;
    private readonly SoftSignal<double> _value;
    private int _made;

    private protected FaultyDevice(string name, DeviceCall call, TimeProvider time) =>
        (Name, _call, Time, _value) = (name, call, time, new SoftSignal<double>(name, 0, time));

    /// <inheritdoc/>
    public string Name { get; }

    /// <summary>How many such calls go well before.</summary>
    public int After { get; init; }

    /// <summary>All calls so far, in order.</summary>
    public IReadOnlyList<DeviceCall> Calls
    {
        get
        {
            lock (_gate) return [.. _calls];
        }
    }

    /// <inheritdoc/>
    public JsonObject Hints => _value.Hints;

    private protected TimeProvider Time { get; }

    /// <inheritdoc/>
    public ValueTask<Readings> ReadAsync(CancellationToken cancellationToken = default) =>
        FinishAsync(DeviceCall.Read, _value.ReadAsync, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyDictionary<string, DataKey>> DescribeAsync(CancellationToken cancellationToken = default) =>
        FinishAsync(DeviceCall.Describe, _value.DescribeAsync, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<Readings> ReadConfigurationAsync(CancellationToken cancellationToken = default) =>
        FinishAsync(DeviceCall.ReadConfiguration, _value.ReadConfigurationAsync, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyDictionary<string, DataKey>> DescribeConfigurationAsync(CancellationToken cancellationToken = default) =>
        FinishAsync(DeviceCall.DescribeConfiguration, _value.DescribeConfigurationAsync, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<(Readings Old, Readings New)> ConfigureAsync(JsonObject settings, CancellationToken cancellationToken = default) =>
        FinishAsync(DeviceCall.Configure, token => _value.ConfigureAsync(settings, token), cancellationToken);

    /// <inheritdoc/>
    public ValueTask CheckAsync(JsonValue value, CancellationToken cancellationToken = default) => FinishAsync(DeviceCall.Check, cancellationToken);

    /// <inheritdoc/>
    public Status Set(JsonValue value)
    {
        var status = Begin(DeviceCall.Set);
        status.OnDone(done =>
        {
            if (done.IsSuccess) _value.Value = value.AsDouble();
        });
        return status;
    }

    /// <inheritdoc/>
    public ValueTask<Location> LocateAsync(CancellationToken cancellationToken = default) => FinishAsync(DeviceCall.Locate, _value.LocateAsync, cancellationToken);

    /// <inheritdoc/>
    public Status Trigger() => Begin(DeviceCall.Trigger);

    /// <inheritdoc/>
    public Status Prepare(JsonValue value) => Begin(DeviceCall.Prepare);

    /// <inheritdoc/>
    public Status Stage() => Begin(DeviceCall.Stage);

    /// <inheritdoc/>
    public Status Unstage() => Begin(DeviceCall.Unstage);

    /// <inheritdoc/>
    public Status Kickoff() => Begin(DeviceCall.Kickoff);

    /// <inheritdoc/>
    public Status Complete() => Begin(DeviceCall.Complete);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyDictionary<string, IReadOnlyDictionary<string, DataKey>>> DescribeCollectAsync(CancellationToken cancellationToken = default) =>
        FinishAsync(DeviceCall.DescribeCollect, DescribeRowsAsync, cancellationToken);

    /// <inheritdoc/>
    public async IAsyncEnumerable<PartialEvent> CollectAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await FinishAsync(DeviceCall.Collect, cancellationToken);
        yield return new PartialEvent(await _value.ReadAsync(cancellationToken));
    }

    /// <inheritdoc/>
    public ValueTask PauseAsync(CancellationToken cancellationToken = default) => FinishAsync(DeviceCall.Pause, cancellationToken);

    /// <inheritdoc/>
    public ValueTask ResumeAsync(CancellationToken cancellationToken = default) => FinishAsync(DeviceCall.Resume, cancellationToken);

    /// <inheritdoc/>
    public ValueTask StopAsync(bool success = true, CancellationToken cancellationToken = default) => FinishAsync(DeviceCall.Stop, cancellationToken);

    /// <inheritdoc/>
    public IDisposable Subscribe(Action<Readings> callback)
    {
        ThrowIfFailed(Begin(DeviceCall.Subscribe));
        return _value.Subscribe(callback);
    }

    /// <inheritdoc/>
    public IEnumerable<Document> CollectAssets()
    {
        ThrowIfFailed(Begin(DeviceCall.CollectAssets));
        return [];
    }

    /// <summary>Changes the value, and so tells all subscribers.</summary>
    public void Put(double value) => _value.Value = value;

    // How the call goes that goes wrong.
    private protected abstract Status GoWrong();

    private static void ThrowIfFailed(Status status)
    {
        if (status.Error is { } error) throw error;
    }

    private Status Begin(DeviceCall call)
    {
        lock (_gate)
        {
            _calls.Add(call);
            if (call != _call || ++_made <= After) return Status.Done;
        }

        return GoWrong();
    }

    private ValueTask FinishAsync(DeviceCall call, CancellationToken cancellationToken) => new(Begin(call).AsTask().WaitAsync(cancellationToken));

    private ValueTask<T> FinishAsync<T>(DeviceCall call, Func<CancellationToken, ValueTask<T>> good, CancellationToken cancellationToken)
    {
        var status = Begin(call);
        return status.IsSuccess ? good(cancellationToken) : WaitAsync();

        async ValueTask<T> WaitAsync()
        {
            await status.AsTask().WaitAsync(cancellationToken);
            return await good(cancellationToken);
        }
    }

    private async ValueTask<IReadOnlyDictionary<string, IReadOnlyDictionary<string, DataKey>>> DescribeRowsAsync(CancellationToken cancellationToken) =>
        new Dictionary<string, IReadOnlyDictionary<string, DataKey>> { [""] = await _value.DescribeAsync(cancellationToken) };
}
