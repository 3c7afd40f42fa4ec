using static Cerulean.Documents.Schemas.Rules;

namespace Cerulean.Documents.Schemas;

/// <summary>The rows of a stream.</summary>
internal static class EventRules
{
    private static readonly Rule FilledFlag = Kinds(KindSet.Boolean | KindSet.String);

    public static readonly Rule Event = Row(Map(FilledFlag), "One row of a stream.");

    public static readonly Rule EventPage = new ObjectRule(
        Required("uid", Texts, "Globally unique IDs of the events."),
        Required("time", List(Number), "When the events were made, in Unix seconds."),
        Required("descriptor", Text, "Uid of the descriptor."),
        Required("seq_num", List(Integer), "Numbers of the rows, from 1."),
        Required("data", Map(AnyArray), "The values, column by column."),
        Required("timestamps", Map(AnyArray), "When the values were read, in Unix seconds, column by column."),
        Optional("filled", Map(List(FilledFlag)), "For values outside the events: false, or the ID of the datum that was put in place."))
    {
        Description = "Rows of a stream, column by column.",
        Others = null,
    };

    public static readonly Rule BulkEvents = new ObjectRule
    {
        Description = "Events by the uid of their descriptor. Deprecated: use event_page.",
        Others = List(Row(AnyObject, "One event.")),
    };

    private static ObjectRule Row(Rule filled, string description) => new(
        Required("uid", Text, "Globally unique ID of the event."),
        Required("time", Number, "When the event was made, in Unix seconds."),
        Required("descriptor", Text, "Uid of the descriptor."),
        Required("seq_num", Integer, "Number of the row, from 1."),
        Required("data", AnyObject, "The values."),
        Required("timestamps", AnyObject, "When each value was read, in Unix seconds."),
        Optional("filled", filled, "For values outside the event: false, or the ID of the datum that was put in place."))
    {
        Description = description,
        Others = null,
    };
}
