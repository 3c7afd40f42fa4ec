using Cerulean.Documents;

namespace Cerulean.Devices;

public abstract partial class Device
{
    /// <inheritdoc/>
    public async ValueTask<Readings> ReadConfigurationAsync(CancellationToken cancellationToken = default) =>
        Readings.Join(await Task.WhenAll(Settings(all: false).Select(signal => signal.ReadAsync(cancellationToken).AsTask())));

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyDictionary<string, DataKey>> DescribeConfigurationAsync(CancellationToken cancellationToken = default)
    {
        var keys = new OrderedDictionary<string, DataKey>(StringComparer.Ordinal);
        foreach (var signal in Settings(all: false)) keys.Add(signal.Name, await signal.DescribeValueAsync(cancellationToken));
        return keys;
    }

    /// <inheritdoc/>
    /// <remarks>All values are checked before the first one is set.</remarks>
    public async ValueTask<(Readings Old, Readings New)> ConfigureAsync(JsonObject settings, CancellationToken cancellationToken = default)
    {
        var known = Settings(all: false).ToDictionary(static signal => signal.Name, StringComparer.Ordinal);
        foreach (var (name, value) in settings)
        {
            if (!known.TryGetValue(name, out var signal)) throw new ArgumentException($"{Name} has no setting '{name}', but {string.Join(", ", known.Keys)}.", nameof(settings));
            if (signal is not ICheckable checkable) throw new ArgumentException($"{name} can be read and not set.", nameof(settings));
            await checkable.CheckAsync(value, cancellationToken);
        }

        var old = await ReadConfigurationAsync(cancellationToken);
        foreach (var (name, value) in settings) await ((IMovable)known[name]).Set(value).AsTask().WaitAsync(cancellationToken);
        return (old, await ReadConfigurationAsync(cancellationToken));
    }

    // Parts that are devices have settings of their own; of one that is itself a setting, everything is.
    internal virtual IEnumerable<Signal> Settings(bool all) => _parts
        .Where(static part => part.Kind != Kind.Omitted)
        .Where(part => all || part.Kind == Kind.Config || part is not Signal)
        .SelectMany(part => part.Settings(all || part.Kind == Kind.Config));
}
