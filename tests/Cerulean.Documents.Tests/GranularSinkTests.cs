using Cerulean.Tests;

namespace Cerulean.Documents.Tests;

public sealed class GranularSinkTests
{
    private static List<Document> Through(Granularity granularity, IEnumerable<Document> documents)
    {
        var sink = new RecordingSink();
        new GranularSink(sink, granularity).AcceptAll(documents);
        return sink.Documents;
    }

    [Fact]
    public void As_accepted_the_documents_are_the_same_objects() => Runs.All(documents =>
        Assert.All(Through(Granularity.Accepted, documents).Zip(documents), pair => Assert.Same(pair.First, pair.Second)));

    [Fact]
    public void As_events_there_is_no_page_and_every_row() => Runs.All(documents =>
    {
        var events = Through(Granularity.Events, documents);
        Assert.DoesNotContain(events, document => document is EventPage or DatumPage);
        Assert.Equal(documents.SelectMany(Singles), events);
    });

    [Fact]
    public void As_pages_there_is_no_event_and_every_row() => Runs.All(documents =>
    {
        var pages = Through(Granularity.Pages, documents);
        Assert.DoesNotContain(pages, document => document is Event or Datum);
        Assert.Equal(documents.Count, pages.Count);
        Assert.Equal(documents.SelectMany(Singles), pages.SelectMany(Singles));
    });

    private static IEnumerable<Document> Singles(Document document) => document switch
    {
        EventPage page => Paging.Unpack(page),
        DatumPage page => Paging.Unpack(page),
        _ => [document],
    };
}
