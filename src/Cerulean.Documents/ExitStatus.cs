namespace Cerulean.Documents;

/// <summary>How a run ended.</summary>
public enum ExitStatus
{
    /// <summary>success: as planned, or stopped early on purpose.</summary>
    Success,

    /// <summary>abort: ended by a person or a guard.</summary>
    Abort,

    /// <summary>fail: ended by an error.</summary>
    Fail,
}
