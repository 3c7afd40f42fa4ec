using Cerulean.Tests;

namespace Cerulean.Documents.Tests;

public sealed class DocumentRouterTests
{
    private static readonly EventPage Uneven = Sample.Page("d", 1, 2) with { Data = ColumnMap.Of(("x", Column.From(1L))) };

    [Fact]
    public void Every_kind_reaches_its_method()
    {
        var router = new OfAll();
        router.AcceptAll(Sample.Run);
        Assert.Equal(Sample.Names(Sample.Run), router.Calls);
        Assert.Equal(Sample.Run, router.Documents);
    }

    [Fact]
    public void Events_are_chosen_or_pages()
    {
        var (events, pages) = (new OfAll(Granularity.Events), new OfAll(Granularity.Pages));
        events.AcceptAll(Sample.Run);
        pages.AcceptAll(Sample.Run);
        Assert.Equal(["start", "descriptor", "resource", "datum", "datum", "datum", "stream_resource", "stream_datum", "event", "event", "event", "stop"], events.Calls);
        Assert.Equal(["start", "descriptor", "resource", "datum_page", "datum_page", "stream_resource", "stream_datum", "event_page", "event_page", "stop"], pages.Calls);
    }

    [Fact]
    public void Who_looks_at_events_alone_gets_the_rows_of_pages_too() => Runs.All(documents =>
    {
        var router = new OfSingles(Granularity.Pages);
        router.AcceptAll(documents);
        Assert.Equal(documents.SelectMany(Rows), router.Events);
        Assert.Equal(documents.SelectMany(Pieces), router.Datums);
    });

    [Fact]
    public void Who_looks_at_pages_alone_gets_single_events_too() => Runs.All(documents =>
    {
        var router = new OfPages();
        router.AcceptAll(documents);
        Assert.Equal(documents.Where(document => document is Event or EventPage).Select(document => document as EventPage ?? Paging.Pack((Event)document)), router.EventPages);
        Assert.Equal(documents.SelectMany(Pieces), router.DatumPages.SelectMany(Paging.Unpack));
    });

    [Fact]
    public void An_override_may_be_inherited_and_may_call_its_base()
    {
        var router = new OfSinglesAndBase();
        router.AcceptAll(Sample.Run);
        Assert.Equal([1, 2, 3], router.Events.Select(row => row.SeqNum));
    }

    [Fact]
    public void Rows_for_which_nobody_looks_are_not_converted()
    {
        new OfStart(Granularity.Events).AcceptAll(Uneven);
        Assert.Throws<ArgumentException>(() => new OfSingles().Accept(Uneven));
    }

    [Fact]
    public void Nothing_is_no_document() => Assert.Throws<ArgumentNullException>(() => new OfAll().Accept(null!));

    private static IEnumerable<Event> Rows(Document document) => document is EventPage page ? Paging.Unpack(page) : document is Event row ? [row] : [];

    private static IEnumerable<Datum> Pieces(Document document) => document is DatumPage page ? Paging.Unpack(page) : document is Datum datum ? [datum] : [];

    private sealed class OfAll(Granularity granularity = Granularity.Accepted) : DocumentRouter(granularity)
    {
        public List<string> Calls { get; } = [];

        public List<Document> Documents { get; } = [];

        protected override void OnStart(RunStart start) => Add("start", start);

        protected override void OnDescriptor(EventDescriptor descriptor) => Add("descriptor", descriptor);

        protected override void OnEvent(Event row) => Add("event", row);

        protected override void OnEventPage(EventPage page) => Add("event_page", page);

        protected override void OnResource(Resource resource) => Add("resource", resource);

        protected override void OnDatum(Datum datum) => Add("datum", datum);

        protected override void OnDatumPage(DatumPage page) => Add("datum_page", page);

        protected override void OnStreamResource(StreamResource resource) => Add("stream_resource", resource);

        protected override void OnStreamDatum(StreamDatum datum) => Add("stream_datum", datum);

        protected override void OnStop(RunStop stop) => Add("stop", stop);

        private void Add(string call, Document document)
        {
            Calls.Add(call);
            Documents.Add(document);
        }
    }

    private class OfSingles(Granularity granularity = Granularity.Accepted) : DocumentRouter(granularity)
    {
        public List<Event> Events { get; } = [];

        public List<Datum> Datums { get; } = [];

        protected override void OnEvent(Event row) => Events.Add(row);

        protected override void OnDatum(Datum datum) => Datums.Add(datum);
    }

    private sealed class OfSinglesAndBase : OfSingles
    {
        protected override void OnStart(RunStart start) => base.OnStart(start);

        protected override void OnEvent(Event row) => base.OnEvent(row);
    }

    private sealed class OfPages : DocumentRouter
    {
        public List<EventPage> EventPages { get; } = [];

        public List<DatumPage> DatumPages { get; } = [];

        protected override void OnEventPage(EventPage page) => EventPages.Add(page);

        protected override void OnDatumPage(DatumPage page) => DatumPages.Add(page);
    }

    private sealed class OfStart(Granularity granularity) : DocumentRouter(granularity)
    {
        protected override void OnStart(RunStart start)
        {
        }
    }
}
