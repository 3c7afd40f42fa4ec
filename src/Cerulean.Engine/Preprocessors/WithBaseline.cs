using Cerulean.Devices;
using static Cerulean.Engine.PlanStubs;

namespace Cerulean.Engine.Preprocessors;

public static partial class PlanWrappers
{
    /// <summary>Reads devices once after each run of the plan has been opened, and once before it is closed, also where the plan fails.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="devices">The devices; none for no baseline.</param>
    /// <param name="stream">Name of the stream.</param>
    public static Plan WithBaseline(this Plan plan, IReadOnlyList<IReadable> devices, string stream = "baseline")
    {
        return devices.Count == 0 ? plan : AroundRuns(plan, Read, ReadAtEnd).Around(plan);

        Plan Read() => TriggerAndRead(devices, stream);

        async Plan ReadAtEnd()
        {
            // A plan that failed may have left an event behind.
            await Shot.DropWhatIsOpen();
            await Read();
        }
    }

    /// <inheritdoc cref="WithBaseline(Plan, IReadOnlyList{IReadable}, string)"/>
    public static Plan<T> WithBaseline<T>(this Plan<T> plan, IReadOnlyList<IReadable> devices, string stream = "baseline") =>
        devices.Count == 0 ? plan : WithBaseline((Plan)plan, devices, stream).Returning(plan);
}
