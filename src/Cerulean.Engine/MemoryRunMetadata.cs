using Cerulean.Documents;

namespace Cerulean.Engine;

/// <summary>Metadata that last as long as the process.</summary>
public sealed class MemoryRunMetadata : IRunMetadata
{
    private readonly Lock _gate = new();
    private JsonObject _metadata = JsonObject.Empty;

    /// <inheritdoc/>
    public JsonObject Load()
    {
        lock (_gate) return _metadata;
    }

    /// <inheritdoc/>
    public JsonObject Update(Func<JsonObject, JsonObject> change)
    {
        lock (_gate) return _metadata = change(_metadata);
    }
}
