using Cerulean.Documents;

namespace Cerulean.Engine;

/// <summary>Thrown in a plan that was to pause or be suspended where it cannot be rewound; its runs end as aborted.</summary>
public sealed class FailedPauseException()
    : PlanInterruptedException("The plan cannot pause here: it has no checkpoint to go back to, or does something that must not be done again.", ExitStatus.Abort);
