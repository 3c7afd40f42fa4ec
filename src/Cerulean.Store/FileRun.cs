using System.Runtime.InteropServices;
using Cerulean.Documents;

namespace Cerulean.Store;

/// <summary>A run of a file: it is gathered to be stored, or, where the store has it whole, only compared and counted.</summary>
internal sealed class FileRun(RunStart start, StoredRun? stored) : IDisposable
{
    private const int ComparedRows = 256;

    // Many rows are compared in the time of one.
    private readonly List<Event> _waiting = [];

    public RunDraft Draft { get; } = RunDraft.OfFile(start);

    public string Uid => Draft.Uid;

    /// <summary>True where the store has the whole run.</summary>
    public bool IsStored => stored is not null;

    /// <summary>Takes the next document.</summary>
    /// <returns>Why it, or one before it, cannot be of the stored run; or null.</returns>
    public string? Add(Document document)
    {
        if (stored is null)
        {
            Draft.Add(document);
            return null;
        }

        Draft.Count(document);
        if (document is not Event row) return CompareWaiting(stored) ?? stored.Compare(document, out _);
        var fault = _waiting.Count > 0 && !Paging.Fit(_waiting[^1], row) ? CompareWaiting(stored) : null;
        _waiting.Add(row);
        return fault ?? (_waiting.Count == ComparedRows ? CompareWaiting(stored) : null);
    }

    public void Dispose() => stored?.Dispose();

    /// <summary>Compares what has been taken, where no further document comes.</summary>
    /// <returns>Why it cannot be of the stored run, or null.</returns>
    public string? CompareRest() => stored is null ? null : CompareWaiting(stored);

    private string? CompareWaiting(StoredRun stored)
    {
        if (_waiting.Count == 0) return null;
        var page = Paging.Pack(CollectionsMarshal.AsSpan(_waiting));
        _waiting.Clear();
        return stored.Compare(page, out _);
    }
}
