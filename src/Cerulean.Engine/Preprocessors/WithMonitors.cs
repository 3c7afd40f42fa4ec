using Cerulean.Devices;
using static Cerulean.Engine.PlanStubs;

namespace Cerulean.Engine.Preprocessors;

public static partial class PlanWrappers
{
    /// <summary>Makes events of all changes of signals while a run of the plan is open, each signal in a stream of its own called <c>{signal}_monitor</c>.</summary>
    public static Plan WithMonitors(this Plan plan, IReadOnlyList<ISubscribable> signals)
    {
        return signals.Count == 0 ? plan : AroundRuns(plan, Begin, End).Around(plan);

        async Plan Begin()
        {
            foreach (var signal in signals) await Monitor(signal);
        }

        async Plan End()
        {
            foreach (var signal in signals) await Unmonitor(signal);
        }
    }

    /// <inheritdoc cref="WithMonitors(Plan, IReadOnlyList{ISubscribable})"/>
    public static Plan<T> WithMonitors<T>(this Plan<T> plan, IReadOnlyList<ISubscribable> signals) =>
        signals.Count == 0 ? plan : WithMonitors((Plan)plan, signals).Returning(plan);
}
