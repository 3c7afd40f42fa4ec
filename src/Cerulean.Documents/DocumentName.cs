namespace Cerulean.Documents;

/// <summary>The names a document may arrive under; the two bulk forms are turned into pages on reading.</summary>
public enum DocumentName
{
    /// <summary>start: a run begins.</summary>
    Start,

    /// <summary>descriptor: what the events of a stream hold.</summary>
    Descriptor,

    /// <summary>event: one row of a stream.</summary>
    Event,

    /// <summary>event_page: rows of a stream, column by column.</summary>
    EventPage,

    /// <summary>resource: files outside the documents.</summary>
    Resource,

    /// <summary>datum: one piece of a resource.</summary>
    Datum,

    /// <summary>datum_page: pieces of a resource, column by column.</summary>
    DatumPage,

    /// <summary>stream_resource: files that hold a whole data key.</summary>
    StreamResource,

    /// <summary>stream_datum: a range of rows of a stream resource.</summary>
    StreamDatum,

    /// <summary>stop: a run ends.</summary>
    Stop,

    /// <summary>bulk_events: events by descriptor; deprecated.</summary>
    BulkEvents,

    /// <summary>bulk_datum: datums of a resource; deprecated.</summary>
    BulkDatum,
}
