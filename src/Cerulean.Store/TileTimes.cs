using Cerulean.Documents;

namespace Cerulean.Store;

/// <summary>
/// When the tile_id of the rows of a tile's stream was read. The stream has no such field, so its configuration keeps the times: one for all rows,
/// or a list.
/// </summary>
internal readonly struct TileTimes(JsonValue kept)
{
    public static TileTimes Of(EventDescriptor descriptor) => new(
        Part(descriptor, "timestamps") is { } times ? times.GetOrNull(Tiles.Key) : default);

    /// <summary>The kept data key of tile_id, if the stream was converted from a single one.</summary>
    public static DataKey? DataKey(EventDescriptor descriptor) =>
        Part(descriptor, "data_keys")?.GetOrNull(Tiles.Key).ObjectOrNull is { } key ? Documents.DataKey.FromJson(key) : null;

    public JsonValue? At(int row) => kept.IsNumber ? kept : row < kept.Count ? kept[row] : default(JsonValue?);

    /// <summary>The configuration that keeps the field: its value, its times and what its data key said.</summary>
    public static JsonObject Keep(JsonValue tile, IReadOnlyList<JsonValue> times, DataKey key)
    {
        var same = times.Count > 0 && times.All(time => time == times[0]);
        return JsonObject.Of(
            ("data", JsonObject.Of((Tiles.Key, tile))),
            ("timestamps", JsonObject.Of((Tiles.Key, same ? times[0] : new JsonArray([.. times])))),
            ("data_keys", JsonObject.Of((Tiles.Key, key.ToJson()))));
    }

    private static JsonObject? Part(EventDescriptor descriptor, string part) =>
        descriptor.Configuration?.GetOrNull(Tiles.Key).ObjectOrNull?.GetOrNull(part).ObjectOrNull;
}
