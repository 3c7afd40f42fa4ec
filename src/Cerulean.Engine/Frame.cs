namespace Cerulean.Engine;

/// <summary>A plan that the engine drives: that of the user, or above it that of a suspension.</summary>
internal sealed class Frame(PlanCursor cursor, Suspension? suspension = null)
{
    public PlanCursor Cursor => cursor;

    /// <summary>The suspension, or null for the plan of the user.</summary>
    public Suspension? Suspension => suspension;

    /// <summary>True for the plan of the user: its messages are repeated after a pause.</summary>
    public bool IsMain => suspension is null;

    /// <summary>The answer to the message that the plan awaits.</summary>
    public object? Answer { get; set; }

    /// <summary>The exception to be thrown instead.</summary>
    public Exception? Error { get; set; }

    /// <summary>True while the message was interrupted before it had an answer.</summary>
    public bool AwaitsAnswer { get; set; }
}
