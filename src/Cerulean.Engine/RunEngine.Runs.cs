using System.Reflection;
using Cerulean.Documents;

namespace Cerulean.Engine;

public sealed partial class RunEngine
{
    private static readonly JsonObject Versions = JsonObject.Of(
        ("cerulean", typeof(RunEngine).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0]));

    private RunComposer? _composer;

    // What comes later goes before what is there.
    internal ComposedRun ComposeRun(Execution execution, JsonObject metadata)
    {
        var persistent = PersistentMetadata.Update(known => known.With("scan_id", ScanIdSource(known)));
        var all = JsonObject.Of(("versions", Versions));
        foreach (var part in (ReadOnlySpan<JsonObject>)[persistent, JsonObject.Of(("plan_type", "plan"), ("plan_name", execution.PlanName)), metadata, execution.Metadata])
        {
            foreach (var (name, value) in part) all = all.With(name, value);
        }

        MetadataValidator(all);
        _composer ??= new RunComposer(new EngineSink(this), Time, Uids);
        return _composer.Start(MetadataNormalizer(all));
    }

    private sealed class EngineSink(RunEngine engine) : IDocumentSink
    {
        public void Accept(Document document) => engine.Accept(document);
    }
}
