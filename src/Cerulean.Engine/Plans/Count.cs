using Cerulean.Devices;
using Cerulean.Documents;
using Cerulean.Engine.Preprocessors;
using static Cerulean.Engine.PlanStubs;

namespace Cerulean.Engine.Plans;

public static partial class StandardPlans
{
    /// <summary>Reads detectors a number of times.</summary>
    /// <param name="detectors">The detectors.</param>
    /// <param name="num">How often; null until the plan is stopped.</param>
    /// <param name="delay">Time between the starts of two readings, where one does not take longer.</param>
    /// <param name="perShot">What is done each time instead of <see cref="OneShot"/>.</param>
    /// <param name="metadata">Members of the start document, which go before those of the plan.</param>
    public static Plan<string> Count(
        IReadOnlyList<IReadable> detectors, int? num = 1, TimeSpan delay = default, Func<IReadOnlyList<IReadable>, Plan>? perShot = null, JsonObject? metadata = null) =>
        Count(detectors, Repeat(Shots(detectors, perShot), num, delay), num, delay.TotalSeconds, metadata);

    /// <summary>Reads detectors a number of times, with a delay of its own after each time.</summary>
    /// <param name="detectors">The detectors.</param>
    /// <param name="num">How often; null for once more than there are delays.</param>
    /// <param name="delays">Times between the starts of two readings, where one does not take longer.</param>
    /// <param name="perShot">What is done each time instead of <see cref="OneShot"/>.</param>
    /// <param name="metadata">Members of the start document, which go before those of the plan.</param>
    public static Plan<string> Count(
        IReadOnlyList<IReadable> detectors, int? num, IReadOnlyList<TimeSpan> delays, Func<IReadOnlyList<IReadable>, Plan>? perShot = null, JsonObject? metadata = null) =>
        Count(detectors, Repeat(Shots(detectors, perShot), num, delays), num, new JsonArray([.. delays.Select(delay => (JsonValue)delay.TotalSeconds)]), metadata);

    private static Func<Plan> Shots(IReadOnlyList<IReadable> detectors, Func<IReadOnlyList<IReadable>, Plan>? perShot)
    {
        if (perShot is not null) return () => perShot(detectors);
        var shot = new Shot(detectors, EventDescriptor.DefaultStream);
        return shot.Take;
    }

    private static async Plan<string> Count(IReadOnlyList<IReadable> detectors, Plan shots, int? num, JsonValue delay, JsonObject? metadata)
    {
        RequireCount(num);
        var names = PlanMetadata.Names(detectors);
        var start = PlanMetadata.Counted(JsonObject.Of(("plan_name", "count"), ("detectors", names)), num)
            .With("plan_args", JsonObject.Of(("detectors", names), ("num", num is { } times ? times : default(JsonValue)), ("delay", delay)))
            .With("hints", JsonObject.Of(("dimensions", new JsonArray(PlanMetadata.Dimension(JsonValue.FromStrings(["time"]))))));
        return await shots.InRun(PlanMetadata.Merge(start, metadata)).Staged(detectors);
    }
}
