using Cerulean.Devices;

namespace Cerulean.Engine.Preprocessors;

/// <summary>What every run is to record beside its own data: put <see cref="Apply"/> into the preprocessors of a run engine.</summary>
public sealed class SupplementalData
{
    /// <summary>Devices that are read at the beginning and at the end of each run.</summary>
    public IList<IReadable> Baseline { get; } = [];

    /// <summary>Signals whose changes are recorded.</summary>
    public IList<ISubscribable> Monitors { get; } = [];

    /// <summary>The plan with baseline and monitors around its runs, as they are now.</summary>
    public Plan Apply(Plan plan) => plan.WithMonitors([.. Monitors]).WithBaseline([.. Baseline]);
}
