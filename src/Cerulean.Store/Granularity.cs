namespace Cerulean.Store;

/// <summary>How the rows of a run are handed out.</summary>
public enum Granularity
{
    /// <summary>As they were accepted.</summary>
    Accepted,

    /// <summary>One event for each row, one datum for each piece.</summary>
    Events,

    /// <summary>Event pages and datum pages of a chosen size.</summary>
    Pages,
}
