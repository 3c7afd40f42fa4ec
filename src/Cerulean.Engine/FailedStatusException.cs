using Cerulean.Devices;

namespace Cerulean.Engine;

/// <summary>Something that a device had begun has failed; the inner exception says why.</summary>
public sealed class FailedStatusException : Exception
{
    /// <summary>The failure of a status.</summary>
    public FailedStatusException(Status status)
        : base($"{status.Device?.Name ?? "A device"} failed: {status.Error?.Message}", status.Error) => Status = status;

    /// <summary>The status that failed.</summary>
    public Status Status { get; }
}
