using Cerulean.Cherenkov.Instrument;
using Cerulean.Cherenkov.Simtel;
using Cerulean.Documents;

namespace Cerulean.Cherenkov.Output;

/// <summary>The start document of a file: the run, its simulation, its telescopes.</summary>
internal static class StartJson
{
    private const string PlanName = "sim_telarray";

    public static JsonObject Of(string path, SimtelConfiguration configuration)
    {
        var run = configuration.Run!;
        return JsonObject.Of(
            ("scan_id", run.Run),
            ("plan_name", PlanName),
            ("file", Path.GetFileName(path)),
            ("obs_id", run.Run),
            ("target", run.Target),
            ("observer", run.Observer),
            ("observation", HeaderJson.ObservationBlock(run)),
            ("simulation", configuration.Simulations is [.., var simulation] ? HeaderJson.SimulationConfiguration(run.Run, simulation) : JsonValue.Null),
            ("subarray", SubarrayJson.Of(SubarrayDescription.From(configuration, SubarrayJson.ChoiceFor(configuration)))),
            ("metadata", HeaderJson.Of(configuration.Metadata)));
    }
}
