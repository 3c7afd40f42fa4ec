using Cerulean.Devices;
using Cerulean.Documents;

namespace Cerulean.Engine;

/// <summary>A stream of rows that devices gathered on their own. They are collected once, so a rewind does not repeat their numbers.</summary>
internal sealed class CollectedStream(ComposedRun run, string name, IReadOnlyList<DescribedDevice> devices) : BundledStream(run, name, devices)
{
    private const int RowsPerPage = 10_000;

    private readonly List<PartialEvent> _rows = [];

    /// <summary>True where rows wait for their page.</summary>
    public bool HasGathered => _rows.Count > 0;

    /// <summary>True where all values are in stream resources.</summary>
    public bool IsOfFiles => Composed.Descriptor.DataKeys.Values.All(static key => key.IsStream);

    /// <summary>True where rows have these keys.</summary>
    public bool Has(JsonKeys keys) => Composed.Keys.SetEquals(keys);

    /// <summary>Emits a row as an event.</summary>
    public void Emit(PartialEvent row) => Composed.Emit(
        new JsonObject(row.Readings.Names, [.. row.Readings.Values.ToArray().Select(reading => reading.Value)]),
        new JsonObject(row.Readings.Names, [.. row.Readings.Values.ToArray().Select(reading => (JsonValue)reading.Timestamp)]),
        row.Filled ?? Unfilled(),
        time: row.Time);

    /// <summary>Keeps a row for the next page; true where that is full.</summary>
    public bool Gather(PartialEvent row, double now)
    {
        _rows.Add(row.Time is null ? row with { Time = now } : row);
        return _rows.Count >= RowsPerPage;
    }

    /// <summary>Emits a page of the rows that were gathered.</summary>
    public void EmitGathered()
    {
        PartialEvent[] rows = [.. _rows];
        _rows.Clear();
        var unfilled = Unfilled();
        Emit(new PartialEventPage(
            Columns(Composed.Keys, name => rows.Select(row => row.Readings[name].Value)),
            Columns(Composed.Keys, name => rows.Select(row => (JsonValue)row.Readings[name].Timestamp)),
            [.. rows.Select(row => row.Time!.Value)],
            Columns(unfilled.Names, name => rows.Select(row => (row.Filled ?? unfilled).GetOrNull(name) is { IsNull: false } flag ? flag : false))));
    }

    /// <summary>Emits a page.</summary>
    public void Emit(PartialEventPage page) => Composed.EmitPage(
        page.Data,
        page.Timestamps,
        page.Filled ?? Columns(Unfilled().Names, _ => Enumerable.Repeat((JsonValue)false, page.Data.Columns[0].Count)),
        times: page.Times is null ? default : [.. page.Times]);

    /// <summary>Emits the rows of a page as events.</summary>
    public void EmitRows(PartialEventPage page)
    {
        for (var row = 0; row < page.Data.Columns[0].Count; row++)
        {
            Composed.Emit(Row(page.Data, row), Row(page.Timestamps, row), page.Filled is null ? Unfilled() : Row(page.Filled, row), time: page.Times?[row]);
        }
    }

    private JsonObject Unfilled() => JsonObject.Of([.. Composed.Descriptor.DataKeys
        .Where(key => key.Value is { External: not null, IsStream: false }).Select(key => (key.Key, (JsonValue)false))]);

    private static JsonObject Row(ColumnMap columns, int row) => new(columns.Names, [.. columns.Columns.ToArray().Select(column => column[row])]);

    private static ColumnMap Columns(JsonKeys names, Func<string, IEnumerable<JsonValue>> values) =>
        new(names, [.. names.Names.ToArray().Select(name => Column.FromValues([.. values(name)]))]);
}
