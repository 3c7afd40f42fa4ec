namespace Cerulean.Store;

/// <summary>What a compaction has gained.</summary>
/// <param name="Runs">Runs that were looked at.</param>
/// <param name="Pieces">How many pages and loose events fewer there are.</param>
/// <param name="BytesBefore">Size of the store before.</param>
/// <param name="BytesAfter">Size of the store afterwards.</param>
public sealed record Compaction(int Runs, long Pieces, long BytesBefore, long BytesAfter);
