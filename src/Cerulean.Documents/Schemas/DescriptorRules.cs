using static Cerulean.Documents.Schemas.Rules;

namespace Cerulean.Documents.Schemas;

/// <summary>What the events of a stream hold.</summary>
internal static class DescriptorRules
{
    private static readonly Rule NumpyType = TextRule.Like(TextPatterns.NumpyType, "a numpy dtype such as '<f8'");

    private static readonly Rule NumpyTypes = new AnyOfRule(NumpyType, List(new TupleRule(Text, NumpyType)));

    private static readonly Rule External = TextRule.Like(TextPatterns.External, "a text that begins with A to Z, such as 'STREAM:'");

    private static readonly Rule Range = OrNull(new ObjectRule(
        Required("low", Kinds(KindSet.Number | KindSet.Null)),
        Required("high", Kinds(KindSet.Number | KindSet.Null)))
    {
        Definition = "limits_range",
        Description = "Two limits; null for none.",
        Others = null,
    });

    private static readonly Rule ReadDifferentThanSet = OrNull(new ObjectRule(
        Required("time_difference", Number, "Milliseconds after which to compare."),
        Required("value_difference", Number, "Difference that is allowed.")));

    private static readonly Rule Limits = new ObjectRule(
        Optional("control", Range, "Limits of what may be set."),
        Optional("display", Range, "Limits of what to show."),
        Optional("warning", Range, "Limits beyond which to warn."),
        Optional("alarm", Range, "Limits beyond which to raise an alarm."),
        Optional("hysteresis", Kinds(KindSet.Number | KindSet.Null), "How far to come back before an alarm ends."),
        Optional("rds", ReadDifferentThanSet, "Alarm when the value read is not the value set."))
    {
        Others = null,
    };

    private static readonly Rule DataKey = new ObjectRule(
        Required("source", Text, "Where the value comes from, such as the name of a process variable."),
        Required("dtype", TextRule.OneOf("string", "number", "array", "boolean", "integer"), "The broad type."),
        Required("shape", List(Kinds(KindSet.Integer | KindSet.Null)), "The shape: empty for a scalar, null for a length not known."),
        Optional("dtype_numpy", NumpyTypes, "The numpy dtype: a text, or a list of [name, dtype]."),
        Optional("external", External, "Where values outside the events are."),
        Optional("units", Kinds(KindSet.String | KindSet.Null), "Unit of the value."),
        Optional("precision", Kinds(KindSet.Integer | KindSet.Null), "Digits after the decimal point to show."),
        Optional("dims", Texts, "Names of the axes."),
        Optional("choices", Texts, "Choices of an enumeration."),
        Optional("limits", Limits, "Limits of the value."),
        Optional("object_name", Text, "Name of the device."))
    {
        Definition = "data_key",
        Description = "What one column of the events holds.",
    };

    private static readonly Rule Configuration = new ObjectRule(
        Optional("data", AnyObject, "The values."),
        Optional("timestamps", AnyObject, "When each value was read, in Unix seconds."),
        Optional("data_keys", Map(DataKey), "What the values are."));

    private static readonly Rule Hints = new ObjectRule(
        Optional("fields", Texts),
        Optional("NX_class", TextRule.Like(TextPatterns.NexusClass, "a NeXus class such as 'NXdetector'")))
    {
        Description = "What to show of each device, by its name. A device may not be called fields or NX_class unless its hint is of that kind.",
    };

    public static readonly Rule Descriptor = new ObjectRule(
        Required("uid", Text, "Globally unique ID of the descriptor."),
        Required("time", Number, "When it was made, in Unix seconds."),
        Required("run_start", Text, "Uid of the start document."),
        Optional("name", Text, "Name of the stream."),
        Required("data_keys", Map(DataKey), "The columns of the stream, by name."),
        Optional("object_keys", AnyObject, "Names of the data keys of each device."),
        Optional("object_classes", AnyObject, "Classes of the devices."),
        Optional("configuration", Map(Configuration), "Configuration of each device, as it was read when the descriptor was made."),
        Optional("hints", Hints))
    {
        Description = "What the events of a stream hold. Any other member is free metadata.",
        Every = Metadata,
    };
}
