using Cerulean.Devices;
using Cerulean.Documents;

namespace Cerulean.Engine.Tests;

/// <summary>A device of one value that counts how often it is asked, and that a test can let wait, change and call back.</summary>
internal sealed class Probe(string name, IDevice? parent = null) : ISubscribable, IConfigurable
{
    private Action<Readings>? _callback;
    private double _setting;

    public string Name => name;

    public IDevice? Parent => parent;

    /// <summary>Names of what it reads and describes.</summary>
    public string[] Keys { get; set; } = [name];

    public long?[] Shape { get; set; } = [];

    public List<string> Calls { get; } = [];

    /// <summary>What each answer waits for.</summary>
    public Func<string, CancellationToken, Task> Wait { get; set; } = static (_, _) => Task.CompletedTask;

    public bool IsSubscribed => Callback is not null;

    public Action<Readings>? Callback => Volatile.Read(ref _callback);

    public async ValueTask<Readings> ReadAsync(CancellationToken cancellationToken = default)
    {
        await Wait("read", cancellationToken);
        return Of(1);
    }

    public async ValueTask<IReadOnlyDictionary<string, DataKey>> DescribeAsync(CancellationToken cancellationToken = default)
    {
        Calls.Add("describe");
        await Wait("describe", cancellationToken);
        return Keys.ToDictionary(key => key, _ => new DataKey { Source = "SIM:probe", Dtype = DataKeyType.Number, Shape = Shape });
    }

    public async ValueTask<Readings> ReadConfigurationAsync(CancellationToken cancellationToken = default)
    {
        Calls.Add("read_configuration");
        await Wait("read_configuration", cancellationToken);
        return Readings.Of(name + "_setting", _setting, 1);
    }

    public async ValueTask<IReadOnlyDictionary<string, DataKey>> DescribeConfigurationAsync(CancellationToken cancellationToken = default)
    {
        Calls.Add("describe_configuration");
        await Wait("describe_configuration", cancellationToken);
        return new Dictionary<string, DataKey> { [name + "_setting"] = new() { Source = "SIM:probe", Dtype = DataKeyType.Number, Shape = [] } };
    }

    public async ValueTask<(Readings Old, Readings New)> ConfigureAsync(JsonObject settings, CancellationToken cancellationToken = default)
    {
        var old = Readings.Of(name + "_setting", _setting, 1);
        _setting = settings[name + "_setting"].AsDouble();
        await Wait("configure", cancellationToken);
        return (old, Readings.Of(name + "_setting", _setting, 1));
    }

    public IDisposable Subscribe(Action<Readings> callback)
    {
        Volatile.Write(ref _callback, callback);
        return new Subscription(this);
    }

    /// <summary>Calls back; false where nobody is subscribed.</summary>
    public bool Push(double value)
    {
        var callback = Volatile.Read(ref _callback);
        callback?.Invoke(Of(value));
        return callback is not null;
    }

    public Readings Of(double value) => new(new JsonKeys(Keys), [.. Keys.Select(_ => new Reading(value, 1))]);

    private sealed class Subscription(Probe probe) : IDisposable
    {
        public void Dispose() => Volatile.Write(ref probe._callback, null);
    }
}
