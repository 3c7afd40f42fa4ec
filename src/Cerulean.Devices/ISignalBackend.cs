using Cerulean.Documents;

namespace Cerulean.Devices;

/// <summary>
/// Where the value of a signal lives: a control system, a vendor's library, memory. To support another one, implement this.
/// All members may be called from any thread.
/// </summary>
public interface ISignalBackend
{
    /// <summary>Finds the value; the signal is used only after that. It throws, or takes too long, where it is not there.</summary>
    ValueTask ConnectAsync(CancellationToken cancellationToken = default);

    /// <summary>What the value is: its source, type and shape; units, precision, limits and choices where they are known.</summary>
    /// <param name="name">Name of the signal, for a source without an address of its own.</param>
    /// <param name="cancellationToken">Gives up.</param>
    ValueTask<DataKey> DescribeAsync(string name, CancellationToken cancellationToken = default);

    /// <summary>The value now.</summary>
    ValueTask<Reading> GetAsync(CancellationToken cancellationToken = default);

    /// <summary>Begins to set the value; the status is done when it is set.</summary>
    Status Set(JsonValue value);

    /// <summary>Calls back with the present value and with every later one, in their order, until it is disposed.</summary>
    IDisposable Subscribe(Action<Reading> callback);
}
