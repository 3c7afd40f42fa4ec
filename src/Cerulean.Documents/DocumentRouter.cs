namespace Cerulean.Documents;

/// <summary>
/// A sink with a method for each kind of document; override those of interest.
/// Who overrides only one of OnEvent and OnEventPage gets all rows there, whichever way they come; so do datums.
/// Who overrides both chooses by the granularity.
/// </summary>
public abstract class DocumentRouter : IDocumentSink
{
    private readonly Granularity _events;
    private readonly Granularity _datums;

    /// <summary>A router that gets rows in this form.</summary>
    protected DocumentRouter(Granularity granularity = Granularity.Accepted)
    {
        // A delegate of a virtual method names the override: told once for each router, not for each document.
        _events = Choose(granularity, (Action<Event>)OnEvent, (Action<EventPage>)OnEventPage);
        _datums = Choose(granularity, (Action<Datum>)OnDatum, (Action<DatumPage>)OnDatumPage);
    }

    /// <summary>Hands the document to the method of its kind.</summary>
    public virtual void Accept(Document document)
    {
        switch (document)
        {
            case Event row: Route(row); break;
            case EventPage page: Route(page); break;
            case RunStart start: OnStart(start); break;
            case EventDescriptor descriptor: OnDescriptor(descriptor); break;
            case Resource resource: OnResource(resource); break;
            case Datum datum: Route(datum); break;
            case DatumPage page: Route(page); break;
            case StreamResource resource: OnStreamResource(resource); break;
            case StreamDatum datum: OnStreamDatum(datum); break;
            case RunStop stop: OnStop(stop); break;
            default: throw new ArgumentNullException(nameof(document));
        }
    }

    /// <summary>A run begins.</summary>
    protected virtual void OnStart(RunStart start)
    {
    }

    /// <summary>A stream begins, or was configured anew.</summary>
    protected virtual void OnDescriptor(EventDescriptor descriptor)
    {
    }

    /// <summary>One row of a stream.</summary>
    protected virtual void OnEvent(Event row)
    {
    }

    /// <summary>Rows of a stream.</summary>
    protected virtual void OnEventPage(EventPage page)
    {
    }

    /// <summary>Files outside the documents.</summary>
    protected virtual void OnResource(Resource resource)
    {
    }

    /// <summary>One piece of a resource.</summary>
    protected virtual void OnDatum(Datum datum)
    {
    }

    /// <summary>Pieces of a resource.</summary>
    protected virtual void OnDatumPage(DatumPage page)
    {
    }

    /// <summary>Files that hold all values of a data key.</summary>
    protected virtual void OnStreamResource(StreamResource resource)
    {
    }

    /// <summary>A stream resource holds a further range of rows.</summary>
    protected virtual void OnStreamDatum(StreamDatum datum)
    {
    }

    /// <summary>A run ends.</summary>
    protected virtual void OnStop(RunStop stop)
    {
    }

    private void Route(Event row)
    {
        if (_events == Granularity.Pages) OnEventPage(Paging.Pack(row));
        else OnEvent(row);
    }

    private void Route(EventPage page)
    {
        if (_events != Granularity.Events) OnEventPage(page);
        else foreach (var row in Paging.Unpack(page)) OnEvent(row);
    }

    private void Route(Datum datum)
    {
        if (_datums == Granularity.Pages) OnDatumPage(Paging.Pack(datum));
        else OnDatum(datum);
    }

    private void Route(DatumPage page)
    {
        if (_datums != Granularity.Events) OnDatumPage(page);
        else foreach (var datum in Paging.Unpack(page)) OnDatum(datum);
    }

    private static Granularity Choose(Granularity granularity, Delegate single, Delegate page) => (IsOverridden(single), IsOverridden(page)) switch
    {
        (true, false) => Granularity.Events,
        (false, true) => Granularity.Pages,
        (false, false) => Granularity.Accepted, // nobody looks: nothing is converted
        _ => granularity,
    };

    private static bool IsOverridden(Delegate method) => method.Method.DeclaringType != typeof(DocumentRouter);
}
