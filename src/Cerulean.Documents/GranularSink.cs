namespace Cerulean.Documents;

/// <summary>Hands documents on with all rows as events and datums, or all as pages, as the sink behind it wants them.</summary>
public sealed class GranularSink(IDocumentSink sink, Granularity granularity) : IDocumentSink
{
    /// <summary>Hands the document on; a page may become many events.</summary>
    public void Accept(Document document)
    {
        switch (granularity, document)
        {
            case (Granularity.Pages, Event row):
                sink.Accept(Paging.Pack(row));
                break;
            case (Granularity.Pages, Datum datum):
                sink.Accept(Paging.Pack(datum));
                break;
            case (Granularity.Events, EventPage page):
                foreach (var row in Paging.Unpack(page)) sink.Accept(row);
                break;
            case (Granularity.Events, DatumPage page):
                foreach (var datum in Paging.Unpack(page)) sink.Accept(datum);
                break;
            default:
                sink.Accept(document);
                break;
        }
    }
}
