using System.Reflection;
using Cerulean.Documents;

namespace Cerulean.Engine;

public sealed partial class RunEngine
{
    private static readonly JsonObject Versions = JsonObject.Of(
        ("cerulean", typeof(RunEngine).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0]));

    // What comes later goes before what is there.
    internal ComposedRun ComposeRun(Execution execution, JsonObject metadata)
    {
        var sinks = OpenSinks(execution);
        var persistent = PersistentMetadata.Update(known => known.With("scan_id", ScanIdSource(known)));
        var all = JsonObject.Of(("versions", Versions));
        foreach (var part in (ReadOnlySpan<JsonObject>)[persistent, JsonObject.Of(("plan_type", "plan"), ("plan_name", execution.PlanName)), metadata, execution.Metadata])
        {
            foreach (var (name, value) in part) all = all.With(name, value);
        }

        MetadataValidator(all);
        return new RunComposer(sinks, Time, Uids).Start(MetadataNormalizer(all));
    }
}
