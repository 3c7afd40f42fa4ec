using Cerulean.Documents;

namespace Cerulean.Devices;

/// <summary>A device that writes files of its own, as resources and datums.</summary>
public interface IWritesExternalAssets : IDevice
{
    /// <summary>The resources and datums since the last call, resources first; the run adds its uid.</summary>
    IEnumerable<Document> CollectAssets();
}
