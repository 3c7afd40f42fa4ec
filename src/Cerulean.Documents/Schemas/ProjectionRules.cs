using static Cerulean.Documents.Schemas.Rules;

namespace Cerulean.Documents.Schemas;

/// <summary>Projections: what a run looks like to a reader with a vocabulary of its own.</summary>
internal static class ProjectionRules
{
    private static readonly Rule InEvent = TextRule.OneOf("event");
    private static readonly Rule Linked = TextRule.OneOf("linked");

    private static readonly Rule Calculation = new ObjectRule(
        Required("callable", Text, "What to call."),
        Optional("args", AnyArray, "Arguments by position."),
        Optional("kwargs", AnyObject, "Arguments by name."));

    private static readonly Rule FromConfiguration = new ObjectRule(
        Required("type", Linked),
        Required("location", TextRule.OneOf("configuration")),
        Required("stream", Text, "Name of the stream."),
        Required("config_index", Integer, "Which of the stream's configurations, from 0."),
        Required("config_device", Text, "Name of the device."),
        Required("field", Text, "Name in the device's configuration."))
    {
        Description = "A value out of a device's configuration.",
    };

    private static readonly Rule FromEvents = new ObjectRule(
        Required("type", Linked),
        Required("location", InEvent),
        Required("stream", Text, "Name of the stream."),
        Required("field", Text, "Name of the data key."))
    {
        Description = "A column of a stream.",
    };

    private static readonly Rule Calculated = new ObjectRule(
        Required("type", TextRule.OneOf("calculated")),
        Required("location", InEvent),
        Required("stream", Text, "Name of the stream."),
        Required("field", Text, "Name of the result."),
        Required("calculation", Calculation, "How to calculate it."))
    {
        Description = "A value calculated of the events of a stream.",
    };

    private static readonly Rule Static = new ObjectRule(
        Required("type", TextRule.OneOf("static")),
        Required("value", Anything, "The value itself."))
    {
        Description = "A value that stands here.",
    };

    private static readonly Rule Sources = new AnyOfRule(FromConfiguration, FromEvents, Calculated, Static);

    public static readonly Rule Projections = new ObjectRule(
        Optional("name", Text, "Name of the projection."),
        Required("version", Text, "Version of the projection."),
        Required("configuration", AnyObject, "What is the same for all runs."),
        Required("projection", Map(Sources), "Where the values of the projection come from."));
}
