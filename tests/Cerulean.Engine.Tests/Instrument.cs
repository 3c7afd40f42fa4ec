using Cerulean.Devices;
using Cerulean.Documents;

namespace Cerulean.Engine.Tests;

/// <summary>How a call of a device goes wrong.</summary>
public enum Fault
{
    /// <summary>It throws at once.</summary>
    Throws,

    /// <summary>It throws, or its status fails, some time later.</summary>
    Fails,

    /// <summary>It throws a timeout, or its status has one.</summary>
    TimesOut,

    /// <summary>It never ends, and does not listen.</summary>
    Hangs,
}

/// <summary>A device with all protocols, of which one call can go wrong. A move takes a second, a measurement a tenth.</summary>
internal sealed class Instrument(string name, VirtualTime time) :
    ITriggerable, ICheckable, ILocatable, IConfigurable, IStageable, IFlyable, IEventCollectable, IWritesExternalAssets, ISubscribable, IPausable, IStoppable, IPreparable
{
    private Status? _move;
    private double _position;
    private int _subscriptions;

    public (string Call, Fault Fault)? Fault { get; set; }

    public List<string> Calls { get; } = [];

    public bool IsStaged { get; private set; }

    public bool IsMoving => _move is { IsDone: false };

    public int Subscriptions => _subscriptions;

    public bool AllowsReplay { get; set; } = true;

    /// <summary>Is called when the device is unstaged.</summary>
    public Action? OnUnstage { get; set; }

    public string Name => name;

    public Status Set(JsonValue value)
    {
        var status = Begin("set", 1);
        _move = status;
        status.OnDone(done => _position = done.IsSuccess ? value.AsDouble() : _position);
        return status;
    }

    public Status Trigger() => Begin("trigger", 0.1);

    public Status Prepare(JsonValue value) => Begin("prepare", 0.1);

    public Status Kickoff() => Begin("kickoff", 0.1);

    public Status Complete() => Begin("complete", 0.1);

    public Status Stage()
    {
        IsStaged = true;
        return Begin("stage", 0.1);
    }

    public Status Unstage()
    {
        IsStaged = false;
        OnUnstage?.Invoke();
        return Begin("unstage", 0.1);
    }

    public ValueTask CheckAsync(JsonValue value, CancellationToken cancellationToken = default) => new(AnswerAsync("check", true).AsTask());

    public ValueTask<Location> LocateAsync(CancellationToken cancellationToken = default) => AnswerAsync("locate", new Location(_position, _position));

    public ValueTask<Readings> ReadAsync(CancellationToken cancellationToken = default) => AnswerAsync("read", Now());

    public ValueTask<IReadOnlyDictionary<string, DataKey>> DescribeAsync(CancellationToken cancellationToken = default) => AnswerAsync<IReadOnlyDictionary<string, DataKey>>("describe", Keys(name));

    public ValueTask<Readings> ReadConfigurationAsync(CancellationToken cancellationToken = default) =>
        AnswerAsync("read_configuration", Readings.Of(name + "_gain", 1, time.UnixSeconds()));

    public ValueTask<IReadOnlyDictionary<string, DataKey>> DescribeConfigurationAsync(CancellationToken cancellationToken = default) =>
        AnswerAsync<IReadOnlyDictionary<string, DataKey>>("describe_configuration", Keys(name + "_gain"));

    public ValueTask<(Readings Old, Readings New)> ConfigureAsync(JsonObject settings, CancellationToken cancellationToken = default) =>
        AnswerAsync("configure", (Readings.Empty, Readings.Empty));

    public ValueTask<IReadOnlyDictionary<string, IReadOnlyDictionary<string, DataKey>>> DescribeCollectAsync(CancellationToken cancellationToken = default) =>
        AnswerAsync<IReadOnlyDictionary<string, IReadOnlyDictionary<string, DataKey>>>(
            "describe_collect", new Dictionary<string, IReadOnlyDictionary<string, DataKey>> { ["fly"] = Keys(name) });

    public async IAsyncEnumerable<PartialEvent> CollectAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        yield return new PartialEvent(Now());
        await AnswerAsync("collect", true);
        yield return new PartialEvent(Now());
    }

    public IEnumerable<Document> CollectAssets()
    {
        ThrowAtOnce("collect_assets");
        return [];
    }

    public IDisposable Subscribe(Action<Readings> callback)
    {
        ThrowAtOnce("subscribe");
        _subscriptions++;
        callback(Now());
        return new Subscription(this);
    }

    public ValueTask PauseAsync(CancellationToken cancellationToken = default) =>
        AllowsReplay ? new(AnswerAsync("pause", true).AsTask()) : throw new NoReplayAllowedException("A dose is given once.");

    public ValueTask ResumeAsync(CancellationToken cancellationToken = default) => new(AnswerAsync("resume", true).AsTask());

    public async ValueTask StopAsync(bool success = true, CancellationToken cancellationToken = default)
    {
        var move = _move;
        if (success) move?.Succeed();
        else move?.Fail(new InvalidOperationException("stopped"));
        await AnswerAsync("stop", true);
    }

    private Readings Now() => Readings.Of(name, _position, time.UnixSeconds());

    private static Dictionary<string, DataKey> Keys(string key) => new() { [key] = new() { Source = "SIM:" + key, Dtype = DataKeyType.Number, Shape = [] } };

    private Fault? FaultOf(string call)
    {
        Calls.Add(call);
        return Fault is { } fault && fault.Call == call ? fault.Fault : null;
    }

    private void ThrowAtOnce(string call)
    {
        if (FaultOf(call) is not null) throw new InvalidOperationException(call);
    }

    private ValueTask<T> AnswerAsync<T>(string call, T answer) => FaultOf(call) switch
    {
        null => new ValueTask<T>(answer),
        Tests.Fault.Throws => throw new InvalidOperationException(call),
        Tests.Fault.Hangs => new ValueTask<T>(new TaskCompletionSource<T>().Task),
        var fault => new ValueTask<T>(FailAsync<T>(fault == Tests.Fault.Fails ? new InvalidOperationException(call) : new TimeoutException(call))),
    };

    private Task<T> FailAsync<T>(Exception error)
    {
        var answer = new TaskCompletionSource<T>();
        time.CreateTimer(_ => answer.SetException(error), null, TimeSpan.FromSeconds(0.1), Timeout.InfiniteTimeSpan);
        return answer.Task;
    }

    private Status Begin(string call, double seconds)
    {
        var fault = FaultOf(call);
        if (fault == Tests.Fault.Throws) throw new InvalidOperationException(call);
        if (fault == Tests.Fault.TimesOut) return new Status(this, TimeSpan.FromSeconds(3), time);
        var status = new Status(this);
        if (fault == Tests.Fault.Hangs) return status;
        time.CreateTimer(_ => End(status, fault is null ? null : new InvalidOperationException(call)), null, TimeSpan.FromSeconds(seconds), Timeout.InfiniteTimeSpan);
        return status;
    }

    private static void End(Status status, Exception? error)
    {
        if (error is null) status.Succeed();
        else status.Fail(error);
    }

    private sealed class Subscription(Instrument device) : IDisposable
    {
        public void Dispose() => device._subscriptions--;
    }
}
