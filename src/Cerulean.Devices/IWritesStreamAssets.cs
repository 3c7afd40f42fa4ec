using Cerulean.Documents;

namespace Cerulean.Devices;

/// <summary>A device that writes files of its own, as stream resources and stream datums.</summary>
public interface IWritesStreamAssets : IDevice
{
    /// <summary>The stream resources and stream datums since the last call. A stream datum has the descriptor "" and the seq_nums 0 to 0: the run sets them.</summary>
    /// <param name="index">Only rows before this one; null for all.</param>
    IEnumerable<Document> CollectStreamAssets(long? index = null);

    /// <summary>Number of rows written so far.</summary>
    ValueTask<long> GetIndexAsync(CancellationToken cancellationToken = default);
}
