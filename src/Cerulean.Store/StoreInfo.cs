namespace Cerulean.Store;

/// <summary>What a store holds.</summary>
/// <param name="Place">Its file.</param>
/// <param name="Version">Version of its form.</param>
/// <param name="OpenRuns">Runs without a stop.</param>
/// <param name="ClosedRuns">Runs with a stop.</param>
/// <param name="DeletedRuns">Runs that were deleted.</param>
/// <param name="Documents">Documents of the runs, as they were accepted.</param>
/// <param name="Rows">Rows of events.</param>
/// <param name="Pages">Stored pages of rows.</param>
/// <param name="LooseEvents">Events, and event pages, that are not in stored pages yet.</param>
/// <param name="ScatteredRuns">Runs that have rows in more pieces than need be: compact the store.</param>
/// <param name="Bytes">Size of the file with its log.</param>
/// <param name="FreeBytes">What of it holds nothing: compact the store.</param>
/// <param name="Watermark">Number of the last document.</param>
public sealed record StoreInfo(
    string Place, long Version, long OpenRuns, long ClosedRuns, long DeletedRuns, long Documents, long Rows, long Pages,
    long LooseEvents, long ScatteredRuns, long Bytes, long FreeBytes, long Watermark);
