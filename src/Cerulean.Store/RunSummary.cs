using Cerulean.Documents;

namespace Cerulean.Store;

/// <summary>What a listing shows of a run.</summary>
/// <param name="Uid">Uid of the run.</param>
/// <param name="ScanId">The number for people, where it has one.</param>
/// <param name="Time">When it began, in Unix seconds.</param>
/// <param name="PlanName">Name of the plan, where its start tells one.</param>
/// <param name="ExitStatus">How it ended; null while it is open.</param>
/// <param name="Streams">Number of different seq_nums by stream, in the order of the first descriptors; stream datums count.</param>
public sealed record RunSummary(
    string Uid, long? ScanId, double Time, string? PlanName, ExitStatus? ExitStatus, IReadOnlyList<KeyValuePair<string, long>> Streams);
