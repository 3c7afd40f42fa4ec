using Cerulean.Documents;

namespace Cerulean.Cli.Rendering;

/// <summary>The times of a table as texts: local times of a zone with their offset, so that an hour that comes twice can be told apart.</summary>
internal static class LocalTimes
{
    private const string Format = "yyyy-MM-ddTHH:mm:ss.ffffffzzz";

    public static Table Of(Table table, IReadOnlyDictionary<string, DataKey> keys, TimeZoneInfo zone)
    {
        var columns = table.Columns;
        return new Table(new ColumnMap(
            columns.Names,
            [.. Enumerable.Range(0, columns.Count).Select(i => TableText.IsTime(columns.Names[i], keys) ? Of(columns.Columns[i], zone) : columns.Columns[i])]));
    }

    private static Column Of(Column seconds, TimeZoneInfo zone) => Column.FromValues(
        [.. Enumerable.Range(0, seconds.Count).Select(row => seconds[row].TryGetDouble(out var time) && double.IsFinite(time) ? Words.LocalTime(time, zone, Format) : seconds[row])]);
}
