using Cerulean.Documents;

namespace Cerulean.Store;

/// <summary>tile_0, tile_1, … become one stream with the field tile_id, its rows in order of their time.</summary>
internal sealed class TilesToSingle(Run run, TimeProvider clock, Func<string> newUid) : TileConversion(run, clock, newUid)
{
    private const string Stream = EventDescriptor.DefaultStream;
    private static readonly DataKey DefaultKey = new() { Source = "tile", Dtype = DataKeyType.Integer, Shape = [], ObjectName = Tiles.Key };

    private int _rows;

    protected override string LayoutName => "single_stream";

    protected override IEnumerable<(string Stream, JsonValue Rows)> NumEvents => [(Stream, _rows)];

    protected override bool IsTile(EventDescriptor descriptor) => Tiles.TryGetTile(descriptor.Stream, out _);

    protected override IEnumerable<Document> Convert(IReadOnlyList<TileRow> rows, IReadOnlyList<StreamDatum> datums)
    {
        var tiles = Run.Descriptors.Where(IsTile).ToDictionary(descriptor => descriptor.Uid);
        foreach (var descriptor in tiles.Values) yield return Describe(descriptor, tiles.Values.First());
        var ordered = Order(rows);
        var numbers = new Dictionary<(string, long), long>();
        var places = new Dictionary<string, int>();
        _rows = ordered.Count;
        foreach (var row in ordered)
        {
            numbers.Add((row.Stream, row.SeqNum), numbers.Count + 1);
            var place = places[row.Stream] = places.GetValueOrDefault(row.Stream, -1) + 1;
            if (row.Event is not null) yield return Convert(row.Event, tiles[row.Descriptor], numbers.Count, place);
        }

        foreach (var datum in datums)
        {
            var descriptor = tiles[datum.Descriptor];
            foreach (var part in Split(datum, number => (NewOf(descriptor.Uid), numbers[(descriptor.Stream, number)]))) yield return part;
        }
    }

    private static IReadOnlyList<TileRow> Order(IReadOnlyList<TileRow> rows)
    {
        var byTile = rows.OrderBy(row => TileOf(row.Stream)).ThenBy(row => row.SeqNum);
        return rows.All(row => row.Event is not null) ? [.. byTile.OrderBy(row => row.Event!.Time)] : [.. byTile];
    }

    private static long TileOf(string stream) => Tiles.TryGetTile(stream, out var tile) ? tile : throw new InvalidOperationException($"'{stream}' is no tile.");

    private EventDescriptor Describe(EventDescriptor descriptor, EventDescriptor first)
    {
        if (Run.StreamNames.Contains(Stream)) throw new StoreException($"Run {Run.Uid} has a stream '{Stream}' beside its tiles, so they cannot become that stream.");
        if (!descriptor.DataKeys.Keys.ToHashSet().SetEquals(first.DataKeys.Keys))
        {
            throw new StoreException(
                $"The tiles of run {Run.Uid} cannot be one stream: '{descriptor.Stream}' has the keys {string.Join(", ", descriptor.DataKeys.Keys)}, "
                + $"'{first.Stream}' has {string.Join(", ", first.DataKeys.Keys)}.");
        }

        var key = TileTimes.DataKey(descriptor) ?? DefaultKey;
        return descriptor with
        {
            Uid = NewOf(descriptor.Uid),
            RunStart = NewRun,
            Stream = Stream,
            DataKeys = new OrderedDictionary<string, DataKey>([new(Tiles.Key, key), .. descriptor.DataKeys]),
            ObjectKeys = JsonObject.Of([(Tiles.Key, JsonValue.FromStrings([Tiles.Key])), .. Members(descriptor.ObjectKeys)]),
            Hints = JsonObject.Of([(Tiles.Key, JsonObject.Of(("fields", JsonValue.FromStrings([Tiles.Key])))), .. Members(descriptor.Hints)]),
        };
    }

    private static IEnumerable<(string, JsonValue)> Members(JsonObject? map) =>
        (map ?? JsonObject.Empty).Where(member => member.Key != Tiles.Key).Select(member => (member.Key, member.Value));

    private Event Convert(Event row, EventDescriptor descriptor, long number, int place)
    {
        var time = TileTimes.Of(descriptor).At(place) ?? row.Time;
        return row with
        {
            Uid = Uid(),
            Descriptor = NewOf(row.Descriptor),
            SeqNum = number,
            Data = JsonObject.Of([(Tiles.Key, TileOf(descriptor.Stream)), .. Members(row.Data)]),
            Timestamps = JsonObject.Of([(Tiles.Key, time), .. Members(row.Timestamps)]),
        };
    }
}
