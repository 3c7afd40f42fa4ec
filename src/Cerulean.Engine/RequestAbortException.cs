using Cerulean.Documents;

namespace Cerulean.Engine;

/// <summary>Thrown in a plan that is aborted; the message is the reason that was given.</summary>
public sealed class RequestAbortException(string reason) : PlanInterruptedException(reason, ExitStatus.Abort);
