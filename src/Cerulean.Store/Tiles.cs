using System.Globalization;
using Cerulean.Documents;

namespace Cerulean.Store;

/// <summary>Measurements of several tiles, such as tomographies, read alike in whichever of the two layouts they were written.</summary>
public static class Tiles
{
    /// <summary>The field that tells the tile of a row.</summary>
    public const string Key = "tile_id";

    private const string Prefix = "tile_";
    private const string Timestamp = "ts_" + Key;

    /// <summary>The layout of a run.</summary>
    /// <exception cref="StoreException">The run has neither streams tile_N nor a stream with the field tile_id.</exception>
    public static TileLayout LayoutOf(Run run) =>
        SingleStream(run) is not null ? TileLayout.Single
        : run.StreamNames.Any(name => TryGetTile(name, out _)) ? TileLayout.Streams
        : throw new StoreException($"Run {run.Uid} has no tiles: expected streams {Prefix}0, {Prefix}1, … or a stream with the field '{Key}', found "
            + (run.StreamNames.Count == 0 ? "no stream." : $"the streams {string.Join(", ", run.StreamNames)}."));

    /// <summary>
    /// One table over all tiles: tile_id, then the columns of <see cref="Run.ReadTable"/>. Rows of streams are put in order of their time and numbered anew,
    /// as in one stream.
    /// </summary>
    /// <exception cref="StoreException">The run has no tiles, or no such field.</exception>
    public static Table ReadTable(Run run, TableOptions? options = null)
    {
        var fields = options?.Fields?.Where(field => field != Key).ToArray();
        return LayoutOf(run) == TileLayout.Single
            ? WithTileFirst(run.ReadTable(SingleStream(run)!, options is null ? null : options with { Fields = fields is null ? null : [Key, .. fields] }))
            : ReadStreams(run, options is null ? null : options with { Fields = fields });
    }

    /// <summary>
    /// The run written anew in the other layout, as a new run that tells its origin in original_run_uid: tile_N stands for tile_id = N, data, timestamps
    /// and times stay, rows are numbered anew.
    /// </summary>
    /// <exception cref="StoreException">The run has no tiles, is in that layout already, or its tiles do not fit into one stream.</exception>
    public static IEnumerable<Document> Convert(Run run, TileLayout layout, TimeProvider clock, Func<string> newUid) => LayoutOf(run) == layout
        ? throw new StoreException($"Run {run.Uid} is in that layout already.")
        : TileConversion.To(layout, run, clock, newUid).Documents();

    /// <summary>The stream whose events tell their tile, if there is one.</summary>
    internal static string? SingleStream(Run run) => run.Descriptors
        .Where(descriptor => descriptor.DataKeys.ContainsKey(Key) && !TryGetTile(descriptor.Stream, out _))
        .Select(descriptor => descriptor.Stream).FirstOrDefault();

    /// <summary>The tile of a stream called tile_N.</summary>
    internal static bool TryGetTile(string stream, out long tile)
    {
        tile = 0;
        return stream.StartsWith(Prefix, StringComparison.Ordinal)
            && long.TryParse(stream.AsSpan(Prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out tile);
    }

    internal static string StreamOf(long tile) => Prefix + tile.ToString(CultureInfo.InvariantCulture);

    private static Table WithTileFirst(Table table) => Table.Of(
        [(Key, table[Key]), .. Columns(table).Where(column => column.Name != Key)]);

    private static IEnumerable<(string Name, Column Column)> Columns(Table table) =>
        Enumerable.Range(0, table.Columns.Count).Select(i => (table.Columns.Names[i], table.Columns.Columns[i]));

    private static Table ReadStreams(Run run, TableOptions? options)
    {
        var tiles = run.StreamNames.Where(name => TryGetTile(name, out _)).Select(name => TileOf(run, name, options)).OrderBy(part => part.Tile).ToArray();
        string[] names = [.. tiles.SelectMany(part => part.Table.Columns.Names.Names.ToArray()).Distinct()];
        var rows = tiles.Sum(part => part.Table.RowCount);
        var order = TimeOrder([.. tiles.Select(part => part.Table)]);
        var columns = new List<(string, Column)> { (Key, Take(Concat(tiles, part => Repeat(part.Tile, part.Table.RowCount)), order)) };
        foreach (var name in names)
        {
            columns.Add((name, name == "seq_num"
                ? Column.From<long>([.. Enumerable.Range(1, rows).Select(number => (long)number)])
                : Take(Concat(tiles, part => part.Table.Columns.Find(name) ?? Nulls(part.Table.RowCount)), order)));
        }

        return Table.Of([.. columns]);
    }

    private static (long Tile, Table Table) TileOf(Run run, string stream, TableOptions? options)
    {
        TryGetTile(stream, out var tile);
        var table = run.ReadTable(stream, options);
        return (tile, options is { Timestamps: true } ? WithTileTimestamps(run, stream, table) : table);
    }

    // Where the field tile_id would have its time: before those of the other fields.
    private static Table WithTileTimestamps(Run run, string stream, Table table)
    {
        var times = TileTimes.Of(run.Descriptors.First(descriptor => descriptor.Stream == stream));
        var column = Column.FromValues([.. Enumerable.Range(0, table.RowCount).Select(row => times.At(row) ?? table["time"][row])]);
        var columns = Columns(table).ToList();
        var at = columns.FindIndex(part => part.Name.StartsWith("ts_", StringComparison.Ordinal));
        columns.Insert(at < 0 ? columns.Count : at, (Timestamp, column));
        return Table.Of([.. columns]);
    }

    // Null where the rows are in order already.
    private static int[]? TimeOrder(Table[] tables)
    {
        var times = tables.SelectMany(table => Enumerable.Range(0, table.RowCount).Select(row => table["time"][row])).ToArray();
        if (!Array.TrueForAll(times, time => time.IsNumber)) return null;
        int[] order = [.. Enumerable.Range(0, times.Length).OrderBy(row => times[row].AsDouble())];
        return order.SequenceEqual(Enumerable.Range(0, times.Length)) ? null : order;
    }

    private static Column Take(Column column, int[]? order) =>
        order is null ? column : Column.FromValues(Array.ConvertAll(order, row => column[row]));

    private static Column Concat((long Tile, Table Table)[] tiles, Func<(long Tile, Table Table), Column> columnOf) =>
        Column.Concat([.. tiles.Select(columnOf)]);

    private static Column Repeat(long value, int rows) => Column.From<long>([.. Enumerable.Repeat(value, rows)]);

    private static Column Nulls(int rows) => rows == 0 ? Column.Empty : new JsonColumn(new JsonValue[rows]);
}
