using static Cerulean.Documents.Schemas.Rules;

namespace Cerulean.Documents.Schemas;

/// <summary>The documents that begin and end a run.</summary>
internal static class RunRules
{
    private static readonly Rule Hints = new ObjectRule(
        Optional("dimensions", List(List(new AnyOfRule(Text, Texts))), "The independent axes, slowest first, each as [fields, stream]."))
    {
        // Names of hints need no rule here: the one for all metadata is the stricter.
        Description = "What consumers should show.",
    };

    public static readonly Rule Start = new ObjectRule(
        Required("uid", Text, "Globally unique ID of the run."),
        Required("time", Number, "When the run began, in Unix seconds."),
        Optional("scan_id", Integer, "A number for people, not unique."),
        Optional("data_session", Text, "Groups runs of one visit."),
        Optional("data_groups", Texts, "Groups that may see the data."),
        Optional("group", Text, "Unix group of the data."),
        Optional("owner", Text, "Unix owner of the data."),
        Optional("project", Text, "Project that the run is part of."),
        Optional("sample", Kinds(KindSet.Object | KindSet.String), "The sample: an object, or a text such as a uid."),
        Optional("hints", Hints),
        Optional("projections", List(ProjectionRules.Projections), "How to see the run as a named projection."),
        Optional("data_type", Metadata, "Free for use."))
    {
        Description = "The first document of a run: who, what and why. Any other member is free metadata.",
        Every = Metadata,
    };

    public static readonly Rule Stop = new ObjectRule(
        Required("uid", Text, "Globally unique ID of this document."),
        Required("time", Number, "When the run ended, in Unix seconds."),
        Required("run_start", Text, "Uid of the start document."),
        Required("exit_status", TextRule.OneOf("success", "abort", "fail"), "How the run ended."),
        Optional("reason", Text, "Why it ended so, in words."),
        Optional("num_events", Map(Integer), "Number of events by stream name."),
        Optional("data_type", Anything, "Free for use."))
    {
        Description = "The last document of a run: how it ended. Any other member is free metadata.",
        Every = Anything,
    };
}
