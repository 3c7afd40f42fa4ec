namespace Cerulean.Documents;

/// <summary>In what form the rows of events and datums are handed over.</summary>
public enum Granularity
{
    /// <summary>As they were accepted: events and pages, as they come.</summary>
    Accepted,

    /// <summary>One event for each row, one datum for each piece; never a page.</summary>
    Events,

    /// <summary>Event pages and datum pages only; what comes alone is a page of one row.</summary>
    Pages,
}
