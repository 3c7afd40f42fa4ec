using Cerulean.Documents;

namespace Cerulean.Store;

public sealed partial class Run
{
    /// <summary>The run as it was accepted: without the changes of its start, stop and resources.</summary>
    public Run AsAccepted()
    {
        using var reader = _database.Read();
        return new Run(_database, reader, RowOf(reader), asAccepted: true);
    }

    /// <summary>What has been changed of a document, from its oldest version on; of all documents where none is named.</summary>
    /// <param name="uid">Uid of the start (which is that of the run), of the stop, or of a resource or stream resource.</param>
    public IReadOnlyList<DocumentChange> Changes(string? uid = null)
    {
        using var reader = _database.Read();
        return [.. RevisionLog.Of(reader, RowOf(reader)).Changes(Uid).Where(change => uid is null || change.Uid == uid)];
    }

    private RunRow RowOf(IDatabaseReader reader) => reader.Run(Uid) ?? throw new StoreException($"Run {Uid} is in the store no more.");
}
