using Cerulean.Documents;

namespace Cerulean.Store;

/// <summary>A stream with the field tile_id becomes tile_0, tile_1, …; the configuration of each keeps when its tile_id was read.</summary>
internal sealed class TilesToStreams(Run run, TimeProvider clock, Func<string> newUid) : TileConversion(run, clock, newUid)
{
    private readonly string _stream = Tiles.SingleStream(run)!;
    private readonly OrderedDictionary<long, List<TileRow>> _tiles = [];

    protected override string LayoutName => "stream_per_tile";

    protected override IEnumerable<(string Stream, JsonValue Rows)> NumEvents => _tiles.Select(tile => (Tiles.StreamOf(tile.Key), (JsonValue)tile.Value.Count));

    protected override bool IsTile(EventDescriptor descriptor) => descriptor.Stream == _stream;

    protected override IEnumerable<Document> Convert(IReadOnlyList<TileRow> rows, IReadOnlyList<StreamDatum> datums)
    {
        var places = new Dictionary<long, (string, long)>();
        foreach (var row in rows)
        {
            var tile = TileOf(row);
            if (!_tiles.TryGetValue(tile, out var tileRows)) _tiles.Add(tile, tileRows = []);
            tileRows.Add(row);
            places.Add(row.SeqNum, (NewOf(row.Descriptor, tile), tileRows.Count));
        }

        var descriptors = Run.Descriptors.Where(IsTile).ToArray();
        foreach (var (tile, tileRows) in _tiles)
        {
            foreach (var descriptor in descriptors.Where(descriptor => tileRows.Exists(row => row.Descriptor == descriptor.Uid)))
            {
                yield return Describe(descriptor, tile, tileRows);
            }
        }

        foreach (var row in rows) yield return Convert(row.Event!, places[row.SeqNum]);
        foreach (var part in datums.SelectMany(datum => Split(datum, number => places[number]))) yield return part;
    }

    private string NewOf(string descriptor, long tile) => NewOf(descriptor + " " + Tiles.StreamOf(tile));

    private long TileOf(TileRow row)
    {
        var value = row.Event?.Data.GetOrNull(Tiles.Key) ?? default;
        return value.TryGetInt64(out var tile) && tile >= 0 ? tile : throw new StoreException(
            $"Row {row.SeqNum} of stream '{_stream}' of run {Run.Uid} does not tell its tile: found {value.Describe()} as {Tiles.Key}, expected an integer from 0.");
    }

    private EventDescriptor Describe(EventDescriptor descriptor, long tile, List<TileRow> rows)
    {
        var name = Tiles.StreamOf(tile);
        if (Run.StreamNames.Contains(name)) throw new StoreException($"Run {Run.Uid} has a stream '{name}' already.");
        var times = rows.Select(row => row.Event!.Timestamps[Tiles.Key]).ToArray();
        return descriptor with
        {
            Uid = NewOf(descriptor.Uid, tile),
            RunStart = NewRun,
            Stream = name,
            DataKeys = new OrderedDictionary<string, DataKey>(descriptor.DataKeys.Where(key => key.Key != Tiles.Key)),
            ObjectKeys = descriptor.ObjectKeys is null ? null : WithoutTile(descriptor.ObjectKeys, devices => devices),
            Hints = descriptor.Hints is null ? null : WithoutTile(descriptor.Hints, hint => hint.ObjectOrNull?.GetOrNull("fields") ?? default),
            Configuration = (descriptor.Configuration ?? JsonObject.Empty).With(Tiles.Key, TileTimes.Keep(tile, times, descriptor.DataKeys[Tiles.Key])),
        };
    }

    // The device that gives nothing but the tile_id has nothing to give any more.
    private static JsonObject WithoutTile(JsonObject devices, Func<JsonValue, JsonValue> keysOf) => JsonObject.Of(
        [.. devices.Where(device => keysOf(device.Value) is not { Count: 1 } keys || keys[0].StringOrNull != Tiles.Key).Select(device => (device.Key, device.Value))]);

    private Event Convert(Event row, (string Descriptor, long Number) place) => row with
    {
        Uid = Uid(),
        Descriptor = place.Descriptor,
        SeqNum = place.Number,
        Data = row.Data.Without(Tiles.Key),
        Timestamps = row.Timestamps.Without(Tiles.Key),
    };
}
