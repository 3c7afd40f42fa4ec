namespace Cerulean.Assets;

/// <summary>What became of one resource.</summary>
/// <param name="Run">Uid of the run.</param>
/// <param name="Resource">Uid of the resource.</param>
/// <param name="Status">Done, nothing to be done, or failed.</param>
/// <param name="From">Where its files were, as the document said.</param>
/// <param name="To">Where they are now; or would be.</param>
/// <param name="Files">Number of its files.</param>
/// <param name="Bytes">Their size.</param>
/// <param name="Message">Why it failed, or what is worth knowing.</param>
public sealed record AssetOutcome(
    string Run, string Resource, AssetStatus Status, string From, string To, int Files, long Bytes, string? Message);

/// <summary>What became of a resource.</summary>
public enum AssetStatus
{
    /// <summary>What was asked for is done; or would be, in a dry run.</summary>
    Done,

    /// <summary>Everything was as it should be already.</summary>
    Unchanged,

    /// <summary>It could not be done; the resource is as it was.</summary>
    Failed,
}
