using Cerulean.Documents;

namespace Cerulean.Devices;

public abstract partial class Device
{
    private JsonObject? _hints;
    private Signal[]? _signals;
    private JsonKeys? _keys;

    /// <inheritdoc/>
    public virtual ValueTask<Readings> ReadAsync(CancellationToken cancellationToken = default) =>
        _parts.Exists(static part => part.IsRead && part is not Signal) ? JoinAsync(cancellationToken) : ReadSignalsAsync(cancellationToken);

    /// <inheritdoc/>
    public virtual async ValueTask<IReadOnlyDictionary<string, DataKey>> DescribeAsync(CancellationToken cancellationToken = default)
    {
        var keys = new OrderedDictionary<string, DataKey>(StringComparer.Ordinal);
        foreach (var part in _parts.Where(static part => part.IsRead))
        {
            foreach (var (name, key) in await part.DescribeAsync(cancellationToken)) keys.Add(name, key);
        }

        return keys;
    }

    // The usual case, in which one array is all that is made.
    private ValueTask<Readings> ReadSignalsAsync(CancellationToken cancellationToken)
    {
        _signals ??= [.. _parts.Where(static part => part.IsRead).Cast<Signal>()];
        _keys ??= new JsonKeys([.. _signals.Select(static signal => signal.Name)]);
        var readings = new Reading[_signals.Length];
        for (var i = 0; i < readings.Length; i++)
        {
            var pending = _signals[i].Backend.GetAsync(cancellationToken);
            if (!pending.IsCompletedSuccessfully) return WaitAsync(_keys, _signals, readings, i, pending.AsTask(), cancellationToken);
            readings[i] = pending.Result;
        }

        return new ValueTask<Readings>(new Readings(_keys, readings));
    }

    // The others are asked all at once, not one after another.
    private static async ValueTask<Readings> WaitAsync(
        JsonKeys keys, Signal[] signals, Reading[] readings, int from, Task<Reading> first, CancellationToken cancellationToken)
    {
        var rest = signals.Skip(from + 1).Select(signal => signal.Backend.GetAsync(cancellationToken).AsTask()).Prepend(first);
        (await Task.WhenAll(rest)).CopyTo(readings, from);
        return new Readings(keys, readings);
    }

    private async ValueTask<Readings> JoinAsync(CancellationToken cancellationToken) =>
        Readings.Join(await Task.WhenAll(_parts.Where(static part => part.IsRead).Select(part => part.ReadAsync(cancellationToken).AsTask())));
}
