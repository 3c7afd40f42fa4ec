namespace Cerulean.Store;

/// <summary>What became of one run of a file or a live stream.</summary>
/// <param name="Run">Uid of the run; empty where an error belongs to no run.</param>
/// <param name="Documents">Number of documents read of it.</param>
/// <param name="Events">Number of event rows read of it.</param>
/// <param name="Streams">Its streams, in the order of their first descriptors.</param>
/// <param name="Status">Stored, already there, or rejected.</param>
/// <param name="Message">Why it was rejected, or what is unusual.</param>
public sealed record IngestOutcome(
    string Run, long Documents, long Events, IReadOnlyList<string> Streams, IngestStatus Status, string? Message);
