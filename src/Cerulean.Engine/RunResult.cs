using Cerulean.Devices;
using Cerulean.Documents;

namespace Cerulean.Engine;

/// <summary>What came of a plan.</summary>
public sealed record RunResult
{
    /// <summary>Uids of the runs that the plan opened, in order.</summary>
    public required IReadOnlyList<string> RunUids { get; init; }

    /// <summary>What the plan returned.</summary>
    public object? PlanResult { get; init; }

    /// <summary>How the plan ended.</summary>
    public ExitStatus ExitStatus { get; init; }

    /// <summary>Why it ended so.</summary>
    public string Reason { get; init; } = "";

    /// <summary>True where the plan is paused, and can be resumed, stopped, aborted or halted.</summary>
    public bool IsInterrupted { get; init; }

    /// <summary>The exception that ended the plan.</summary>
    public Exception? Exception { get; init; }

    /// <summary>The plans that waited for one another when the exception was thrown, the innermost last.</summary>
    public IReadOnlyList<string> PlanStack { get; init; } = [];

    /// <summary>The message at which the exception was thrown, and by it the device; null where the plan itself threw.</summary>
    public Message? FailedMessage { get; init; }

    /// <summary>The device that failed, where it is known.</summary>
    public IDevice? FailedDevice => (Exception as FailedStatusException)?.Status.Device ?? FailedMessage?.Target as IDevice;

    /// <summary>
    /// What went wrong while devices were brought to rest, stopped and released, and failures that could not be thrown in the plan, because another
    /// one was. It does not change how the plan ended.
    /// </summary>
    public IReadOnlyList<Exception> CleanupErrors { get; init; } = [];
}
