using Cerulean.Devices;
using Cerulean.Documents;

namespace Cerulean.Engine.Tests;

/// <summary>A device of one value, which is set at once.</summary>
internal sealed class Dial(string name, TimeProvider time, IDevice? parent = null) : IReadable, ILocatable
{
    public string Name => name;

    public IDevice? Parent => parent;

    public JsonValue Value { get; set; } = 0.0;

    public JsonObject Hints { get; } = JsonObject.Of(("fields", JsonValue.FromStrings([name])));

    public Status Set(JsonValue value)
    {
        Value = value;
        return Status.Done;
    }

    public ValueTask<Location> LocateAsync(CancellationToken cancellationToken = default) => new(new Location(Value, Value));

    public ValueTask<Readings> ReadAsync(CancellationToken cancellationToken = default) => new(Readings.Of(name, Value, time.UnixSeconds()));

    public ValueTask<IReadOnlyDictionary<string, DataKey>> DescribeAsync(CancellationToken cancellationToken = default) =>
        new(new Dictionary<string, DataKey> { [name] = new() { Source = $"SIM:{name}", Dtype = DataKeyType.Number, Shape = [] } });
}
