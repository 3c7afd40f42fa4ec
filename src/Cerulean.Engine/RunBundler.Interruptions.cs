using Cerulean.Documents;

namespace Cerulean.Engine;

internal sealed partial class RunBundler
{
    private static readonly Dictionary<string, DataKey> InterruptionKeys = new(StringComparer.Ordinal)
    {
        ["interruption"] = new() { Source = "RunEngine", Dtype = DataKeyType.String, Shape = [] },
    };

    private readonly ComposedStream? _interruptions = execution.Engine.RecordsInterruptions ? run.Describe("interruptions", InterruptionKeys) : null;

    /// <summary>Tells of a pause or of its end, where the engine wants that. A rewind does not repeat it, so its numbers go on.</summary>
    public void RecordInterruption(string what) => _interruptions?.Emit([what], [execution.Engine.Time.UnixSeconds()]);
}
