namespace Cerulean.Store;

/// <summary>The two ways to write a measurement of several tiles.</summary>
public enum TileLayout
{
    /// <summary>One stream for each tile: tile_0, tile_1, …</summary>
    Streams,

    /// <summary>One stream whose events tell their tile in the field tile_id.</summary>
    Single,
}
