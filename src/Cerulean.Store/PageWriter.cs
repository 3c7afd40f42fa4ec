using Cerulean.Documents;

namespace Cerulean.Store;

/// <summary>Writes a page column by column.</summary>
internal static class PageWriter
{
    public static void Write(IDatabaseWriter writer, long run, PageRow row, EventPage page)
    {
        var id = writer.Insert(run, row);
        Write(writer, id, Layout.SeqNum, new ArrayColumn(page.SeqNum));
        Write(writer, id, Layout.Time, page.Time);
        Write(writer, id, Layout.Uid, page.Uid);
        var place = Layout.FirstData;
        foreach (var column in page.Data.Columns) Write(writer, id, place++, column);
        foreach (var column in page.Timestamps.Columns) Write(writer, id, place++, column);
        foreach (var column in page.Filled is null ? [] : page.Filled.Columns) Write(writer, id, place++, column);
    }

    private static void Write(IDatabaseWriter writer, long page, int place, Column column)
    {
        var data = ColumnCodec.Encode(column, out var header);
        writer.Insert(page, place, header, data.Span);
    }
}
