using Cerulean.Documents;

namespace Cerulean.Engine;

/// <summary>Thrown in a plan that is stopped; its runs end as a success.</summary>
public sealed class RequestStopException() : PlanInterruptedException("", ExitStatus.Success);
