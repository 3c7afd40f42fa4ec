namespace Cerulean.Engine;

/// <summary>A wish that plans wait.</summary>
/// <param name="Until">Done when plans may go on.</param>
/// <param name="Reason">Why plans wait.</param>
/// <param name="Before">Run before waiting; null for nothing.</param>
/// <param name="After">Run after waiting; null for nothing.</param>
public sealed record Suspension(Task Until, string Reason, Func<Plan>? Before = null, Func<Plan>? After = null);
