using Cerulean.Documents;

namespace Cerulean.Store;

/// <summary>A page ready to be written; it may be one that is better merged with the one before.</summary>
internal sealed record SealedPage(PageRow Row, EventPage Page, bool IsMergeable, long Weight)
{
    /// <summary>Writes the page.</summary>
    /// <param name="writer">The transaction.</param>
    /// <param name="run">Id of the run.</param>
    /// <param name="stream">Ordinal of the first descriptor of the stream.</param>
    public void Write(IDatabaseWriter writer, long run, long stream)
    {
        var id = writer.Insert(run, Row);
        SeqNumIndex.Add(writer, run, stream, Page.SeqNums);
        Write(writer, id, Layout.SeqNum, new ArrayColumn(Page.SeqNum));
        Write(writer, id, Layout.Time, Page.Time);
        Write(writer, id, Layout.Uid, Page.Uid);
        var place = Layout.FirstData;
        foreach (var column in Page.Data.Columns) Write(writer, id, place++, column);
        foreach (var column in Page.Timestamps.Columns) Write(writer, id, place++, column);
        foreach (var column in Page.Filled is null ? [] : Page.Filled.Columns) Write(writer, id, place++, column);
    }

    private static void Write(IDatabaseWriter writer, long page, int place, Column column)
    {
        var data = ColumnCodec.Encode(column, out var header);
        writer.Insert(page, place, header, data.Span);
    }
}
