using Cerulean.Devices;
using static Cerulean.Engine.PlanStubs;

namespace Cerulean.Engine.Preprocessors;

public static partial class PlanWrappers
{
    /// <summary>Stages devices before the plan, and unstages them after it in reverse. Of a device that is a part the whole is staged; each once.</summary>
    public static Plan Staged(this Plan plan, IEnumerable<IDevice> devices)
    {
        List<IStageable> roots = [.. devices.Select(Ancestry.Root).Distinct(ReferenceEqualityComparer.Instance).OfType<IStageable>()];
        return Run().Around(plan);

        async Plan Run()
        {
            try
            {
                await StageAll(roots);
                await plan;
            }
            finally
            {
                roots.Reverse();
                await UnstageAll(roots);
            }
        }
    }

    /// <inheritdoc cref="Staged(Plan, IEnumerable{IDevice})"/>
    public static Plan<T> Staged<T>(this Plan<T> plan, IEnumerable<IDevice> devices) => Staged((Plan)plan, devices).Returning(plan);
}
