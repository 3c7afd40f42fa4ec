using Cerulean.Documents;

namespace Cerulean.Store;

public sealed partial class DocumentStore : IDurableSink
{
    private readonly Lazy<LiveLog> _live;

    /// <inheritdoc/>
    public long Watermark
    {
        get
        {
            using var reader = _database.Read();
            return reader.NextNumber - 1;
        }
    }

    /// <summary>
    /// Takes the next document of a live run: judges it, hands it over and returns; the watermark tells when it is on disk.
    /// What is stored of a run already is compared and not stored again.
    /// </summary>
    /// <exception cref="StoreException">The document is not in order, or differs from what is stored, or an earlier one could not be written.</exception>
    public void Accept(Document document)
    {
        var runs = _live.Value.Accept(document);
        if (runs is null) throw new StoreException($"Found the {document.Name.ToText()} of no open run: the start, descriptor or resource that it belongs to has not come.");
        for (var i = 0; i < runs.Count; i++)
        {
            if (runs[i].Fault is { } fault) throw new StoreException($"Run {runs[i].Uid} is refused: {fault}");
        }
    }

    /// <inheritdoc/>
    public void Flush()
    {
        if (_live.IsValueCreated) _live.Value.Flush();
    }

    /// <summary>Begins to take runs document by document, as they come: each is kept as soon as it is accepted.</summary>
    /// <param name="completed">Is told of each run once it is on disk, or refused.</param>
    public LiveIngest BeginLiveIngest(Action<IngestOutcome>? completed = null) => new(_live.Value, completed);

    /// <summary>Writes what has been accepted, and closes the store.</summary>
    public void Dispose()
    {
        try
        {
            if (_live.IsValueCreated) _live.Value.Dispose();
        }
        finally
        {
            _database.Dispose();
        }
    }
}
