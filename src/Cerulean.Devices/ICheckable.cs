using Cerulean.Documents;

namespace Cerulean.Devices;

/// <summary>A device that can say beforehand whether it would take a value.</summary>
public interface ICheckable : IMovable
{
    /// <summary>Returns where <see cref="IMovable.Set"/> would take the value; moves nothing.</summary>
    /// <exception cref="LimitException">The device does not take this value.</exception>
    ValueTask CheckAsync(JsonValue value, CancellationToken cancellationToken = default);
}
