using Cerulean.Documents;

namespace Cerulean.Store;

public sealed partial class DocumentStore : IDurableSink
{
    private readonly Lazy<LiveLog> _live;
    private readonly Lazy<RunIndex<LiveRun>> _source;

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
    public void Accept(Document document) => Append(document);

    /// <summary>Takes a document as <see cref="Accept"/> does, and tells its place among those that this object has accepted: who sent it may wait for it.</summary>
    /// <exception cref="StoreException">The document is not in order, or differs from what is stored, or an earlier one could not be written.</exception>
    public long Append(Document document)
    {
        var (runs, place) = _live.Value.Accept(_source.Value, document);
        if (runs is null) throw new StoreException($"Found the {document.Name.ToText()} of no open run: the start, descriptor or resource that it belongs to has not come.");
        for (var i = 0; i < runs.Count; i++)
        {
            if (runs[i].Fault is not { } fault) continue;
            _ = runs[i].TellFault();
            throw new StoreException($"Run {runs[i].Uid} is refused: {fault}");
        }

        return place;
    }

    /// <summary>How many of the documents that this object has accepted are on disk: the document of a place at or below it is, unless its run was lost to others, which <see cref="WaitFor"/> tells.</summary>
    public long Durable => _live.IsValueCreated ? _live.Value.Written : 0;

    /// <summary>Why a run could not be packed in the background, and was left as it was; null where that has not happened.</summary>
    public Exception? CompactionFailure => _live.IsValueCreated ? _live.Value.CompactionFailure : null;

    /// <summary>Waits until the document of a place that <see cref="Append"/> has told is on disk.</summary>
    /// <exception cref="StoreException">It, or one before it, could not be written; or another process has written or deleted its run.</exception>
    public void WaitFor(long place)
    {
        if (_live.IsValueCreated) _live.Value.WaitFor(place);
    }

    /// <inheritdoc/>
    public void Flush()
    {
        if (!_live.IsValueCreated) return;
        _live.Value.Flush();
        _live.Value.ThrowIfLost();
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
