using System.Globalization;

namespace Cerulean.Store.Sqlite;

/// <summary>Where a page belongs, for messages: as far as that can still be read.</summary>
internal sealed record PagePlace(long Page, string? Run, string? Stream, string? Names, long First, long Last)
{
    public static PagePlace? Find(Connection connection, long page)
    {
        try
        {
            using var statement = connection.Prepare(SqlText.Of("page_place")).Add(page);
            return statement.Step()
                ? new PagePlace(page, statement.TextOrNull(0), statement.TextOrNull(1), statement.TextOrNull(2), statement.Integer(3), statement.Integer(4))
                : null;
        }
        catch (StoreException)
        {
            // The message is about another fault, which is told.
            return null;
        }
    }

    /// <summary>The name of a column in quotes; its place where it is not known.</summary>
    public static string NameOf(Connection connection, long page, int place)
    {
        if (place < Layout.FirstData) return ((string[])["seq_num", "time", "uid"])[place];
        try
        {
            if (Find(connection, page)?.Names is not { } names) return place.ToString(CultureInfo.InvariantCulture);
            var layout = Layout.Parse(names);
            return place < layout.FirstTimestamp ? $"'{layout.Data.Names[place - Layout.FirstData]}'"
                : place < layout.FirstFilled ? $"timestamps of '{layout.Timestamps.Names[place - layout.FirstTimestamp]}'"
                : $"filled of '{layout.Filled!.Names[place - layout.FirstFilled]}'";
        }
        catch (Exception error) when (error is FormatException or ArgumentException or IndexOutOfRangeException or InvalidOperationException or NullReferenceException)
        {
            return place.ToString(CultureInfo.InvariantCulture);
        }
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"page {Page} (documents {First} to {Last}) of stream {Stream ?? "?"} of run {Run ?? "?"}");
}
