using Cerulean.Devices;
using Cerulean.Documents;

namespace Cerulean.Engine.Plans;

/// <summary>What the standard plans write into the start document.</summary>
internal static class PlanMetadata
{
    /// <summary>Names of devices.</summary>
    public static JsonValue Names(IEnumerable<IDevice> devices) => JsonValue.FromStrings(devices.Select(device => device.Name));

    /// <summary>Number of points and of intervals between them.</summary>
    public static JsonObject Counted(JsonObject metadata, int? num) =>
        metadata.With("num_points", num is { } points ? points : default(JsonValue)).With("num_intervals", num is { } all ? Math.Max(all - 1, 0) : default(JsonValue));

    /// <summary>What all scans say of motors that move together.</summary>
    public static JsonObject Scan(
        string name, IReadOnlyList<IReadable> detectors, IReadOnlyList<IMovable> motors, int num, JsonArray args, string pattern, PerStep? perStep)
    {
        var isCounted = pattern == "inner_product";
        JsonObject WithNum(JsonObject known) => isCounted ? known.With("num", num) : known;
        return Counted(JsonObject.Of(("plan_name", name), ("detectors", Names(detectors)), ("motors", Names(motors))), num)
            .With("plan_args", WithNum(JsonObject.Of(("detectors", Names(detectors)))).With("args", args).With("per_step", perStep is null ? default(JsonValue) : PlanName.Of(perStep.Method.Name)))
            .With("hints", JsonObject.Of(("dimensions", new JsonArray(Dimension(motors)))))
            .With("plan_pattern", pattern)
            .With("plan_pattern_module", "Cerulean.Engine.Plans")
            .With("plan_pattern_args", WithNum(JsonObject.Empty).With("args", args));
    }

    /// <summary>A dimension of a scan: the hinted fields of its motors.</summary>
    public static JsonValue Dimension(params IEnumerable<IDevice> motors) =>
        Dimension(JsonValue.FromStrings(motors.SelectMany(Fields)));

    /// <summary>A dimension of a scan: fields, and the stream in which they are.</summary>
    public static JsonValue Dimension(JsonValue fields) => new JsonArray(fields, EventDescriptor.DefaultStream);

    /// <summary>What the plan says, and over it what the user says. Of the hints each member goes for itself.</summary>
    public static JsonObject Merge(JsonObject plan, JsonObject? user)
    {
        if (user is null) return plan;
        var merged = Over(plan, user);
        return plan.GetOrNull("hints").ObjectOrNull is { } hints && user.GetOrNull("hints").ObjectOrNull is { } others ? merged.With("hints", Over(hints, others)) : merged;
    }

    private static JsonObject Over(JsonObject under, JsonObject over) =>
        over.Aggregate(under, static (all, member) => all.With(member.Key, member.Value));

    private static IEnumerable<string> Fields(IDevice device)
    {
        var fields = device.Hints?.GetOrNull("fields") ?? default;
        for (var i = 0; i < fields.Count; i++) yield return fields[i].AsString();
    }
}
