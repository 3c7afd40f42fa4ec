namespace Cerulean.Engine;

/// <summary>A plan has thrown, or a sink without which documents must not go on has failed. The open runs have ended as failed.</summary>
public sealed class RunFailedException : Exception
{
    internal RunFailedException(RunResult result) : base(Describe(result), result.Exception) => Result = result;

    /// <summary>What came of the plan; its exception is the inner exception.</summary>
    public RunResult Result { get; }

    private static string Describe(RunResult result)
    {
        var place = result.FailedMessage is null ? "" : $" at {result.FailedMessage}";
        var stack = result.PlanStack.Count == 0 ? "" : $" in {string.Join(" > ", result.PlanStack)}";
        return $"The plan failed{stack}{place}: {result.Exception?.Message}";
    }
}
