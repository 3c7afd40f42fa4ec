using Cerulean.Documents;

namespace Cerulean.Devices;

/// <summary>A value that can be read and set.</summary>
/// <inheritdoc/>
public class Signal<T>(string name, ISignalBackend backend) : ReadOnlySignal<T>(name, backend), ICheckable, ILocatable
{
    private JsonValue? _setpoint;

    /// <summary>Begins to set the value; the status is done when the back end has it.</summary>
    /// <exception cref="LimitException">The signal does not take this value.</exception>
    public Status Set(T value) => Set(Type.ToJson(value));

    /// <inheritdoc/>
    public Status Set(JsonValue value)
    {
        var accepted = Accept(value);
        _setpoint = accepted;
        return Backend.Set(accepted);
    }

    /// <inheritdoc/>
    public ValueTask CheckAsync(JsonValue value, CancellationToken cancellationToken = default)
    {
        Accept(value);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public async ValueTask<Location> LocateAsync(CancellationToken cancellationToken = default)
    {
        var readback = (await Backend.GetAsync(cancellationToken)).Value;
        return new Location(_setpoint ?? readback, readback);
    }

    private JsonValue Accept(JsonValue value)
    {
        JsonValue accepted;
        try
        {
            // An integer becomes a float where the signal is one.
            accepted = Type.ToJson(Type.FromJson(value));
        }
        catch (InvalidOperationException error)
        {
            throw new LimitException($"{Name}: {error.Message}");
        }

        if (accepted.TryGetDouble(out var number)) RequireWithin(number);
        else if (accepted.StringOrNull is { } text && Known?.Choices is { } choices && !choices.Contains(text))
            throw new LimitException($"{Name}: found '{text}', expected one of {string.Join(", ", choices)}.");
        return accepted;
    }

    private void RequireWithin(double number)
    {
        var (low, high) = Range(Known?.Limits);
        // A number that is none is within no limits.
        if (!(number >= low && number <= high) && (!double.IsNaN(number) || !double.IsInfinity(low) || !double.IsInfinity(high)))
            throw new LimitException($"{Name}: found {number}, expected a value from {low} to {high}.");
    }
}
