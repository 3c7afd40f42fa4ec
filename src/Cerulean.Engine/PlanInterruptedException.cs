using Cerulean.Documents;

namespace Cerulean.Engine;

/// <summary>Thrown in a plan that is to end before its time. Its finally blocks run; who catches it must throw it on.</summary>
public abstract class PlanInterruptedException : Exception
{
    private protected PlanInterruptedException(string message, ExitStatus exitStatus) : base(message) => ExitStatus = exitStatus;

    /// <summary>How the open runs end.</summary>
    public ExitStatus ExitStatus { get; }
}
