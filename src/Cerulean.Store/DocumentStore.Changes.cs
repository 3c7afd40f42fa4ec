using Cerulean.Assets;
using Cerulean.Documents;
using Cerulean.Documents.Serialization;

namespace Cerulean.Store;

public sealed partial class DocumentStore
{
    // What the documents that follow, or the data, rest upon.
    private static readonly string[] Fixed = ["uid", "time", "run_start", "num_events"];

    /// <summary>The runs that have been deleted, newest first.</summary>
    public IReadOnlyList<DeletedRun> Deleted
    {
        get
        {
            using var reader = _database.Read();
            return [.. reader.Tombstones().Select(DeletedRun.Of)];
        }
    }

    /// <summary>The resources of some runs, or of all, for <see cref="AssetFiles"/>: their files can be listed, copied, moved and verified.</summary>
    /// <param name="runs">Uids of the runs; null for all.</param>
    public IAssetCatalog Assets(IReadOnlyCollection<string>? runs = null) => new StoredAssets(_database, runs);

    /// <summary>Corrects the metadata of a run's start. The old version is kept, and an ingest goes on comparing with what was accepted.</summary>
    /// <param name="run">Uid of the run.</param>
    /// <param name="change">Makes the new start of the present one; it is called again if somebody else changes the start meanwhile.</param>
    /// <param name="reason">Why, for the history.</param>
    /// <returns>The start as it is now.</returns>
    /// <exception cref="StoreException">There is no such run, or the new start is not valid, or has another uid or time.</exception>
    public RunStart UpdateStart(string run, Func<RunStart, RunStart> change, string? reason = null) => Update(run, DocumentName.Start, change, reason);

    /// <summary>Corrects the metadata of a run's stop, as <see cref="UpdateStart"/> does those of its start.</summary>
    /// <param name="run">Uid of the run.</param>
    /// <param name="change">Makes the new stop of the present one; it is called again if somebody else changes the stop meanwhile.</param>
    /// <param name="reason">Why, for the history.</param>
    /// <returns>The stop as it is now.</returns>
    /// <exception cref="StoreException">The run has no stop, or the new one is not valid, or has another uid, time, run or num_events.</exception>
    public RunStop UpdateStop(string run, Func<RunStop, RunStop> change, string? reason = null) => Update(run, DocumentName.Stop, change, reason);

    /// <summary>
    /// Removes a run with all that the store has of it; files outside the documents stay. When and why is kept, and the run is not taken again before that is forgotten.
    /// </summary>
    /// <param name="run">Uid of the run.</param>
    /// <param name="reason">Why, for whoever looks for it.</param>
    /// <param name="evenOpen">Also where the run has no stop; nobody may be writing it.</param>
    /// <exception cref="StoreException">There is no such run, or it is open.</exception>
    public void Delete(string run, string reason, bool evenOpen = false)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        if (_live.IsValueCreated && _live.Value.IsOpen(run)) throw new StoreException($"Run {run} is being written: delete it when it has ended.");
        Flush();
        using var writer = _database.Write();
        var row = Require(writer, run);
        if (row.State == RunState.Open && !evenOpen) throw new StoreException($"Run {run} has no stop: somebody may still be writing it. If nobody is, say so to delete it (evenOpen).");
        writer.Drop(row.Id);
        writer.Put(new TombstoneRow(run, _time.UnixSeconds(), reason));
        writer.Commit();
    }

    /// <summary>When and why a run was deleted; null where it was not.</summary>
    public DeletedRun? FindDeleted(string run)
    {
        using var reader = _database.Read();
        return DeletedRun.Find(reader, run);
    }

    /// <summary>Forgets that a run was deleted, so that it can be taken again; false where it was not.</summary>
    public bool ForgetDeletion(string run)
    {
        using var writer = _database.Write();
        var forgotten = writer.DeleteTombstone(run);
        writer.Commit();
        return forgotten;
    }

    private T Update<T>(string run, DocumentName kind, Func<T, T> change, string? reason) where T : Document
    {
        while (true)
        {
            // Not within the transaction: the change is the caller's code.
            var (old, stored) = Read<T>(run, kind);
            var changed = (T)Checked(run, old, change(old));
            if (changed.Equals(old) || TryReplace(run, kind, stored, old, changed, reason)) return changed;
        }
    }

    private (T Document, byte[] Body) Read<T>(string run, DocumentName kind) where T : Document
    {
        using var reader = _database.Read();
        var row = reader.Documents(Require(reader, run).Id, kind).FirstOrDefault();
        if (row.Body is null) throw new StoreException($"Run {run} has no {kind.ToText()} yet.");
        return ((T)RevisionLog.Parse(kind, row.Body), row.Body);
    }

    private bool TryReplace(string run, DocumentName kind, byte[] expected, Document old, Document changed, string? reason)
    {
        using var writer = _database.Write();
        var row = Require(writer, run);
        var stored = writer.Documents(row.Id, kind).First();
        if (!stored.Body.AsSpan().SequenceEqual(expected)) return false;
        var number = writer.Revisions(row.Id).Count(revision => revision.Kind == kind && revision.Ordinal == stored.Ordinal) + 1;
        var arguments = reason is null ? JsonObject.Empty : JsonObject.Of(("reason", reason));
        RevisionLog.Append(writer, row, kind, stored, number, new DocumentChange
        {
            Run = run,
            Old = old,
            New = changed,
            Time = _time.UnixSeconds(),
            Command = $"update_{kind.ToText()}",
            Arguments = arguments,
        });
        writer.Commit();
        return true;
    }

    private static Document Checked(string run, Document old, Document changed)
    {
        var (before, after, name) = (old.ToJson(), changed.ToJson(), old.Name.ToText());
        foreach (var member in Fixed)
        {
            if (before.GetOrNull(member) == after.GetOrNull(member)) continue;
            throw new StoreException($"Run {run}: the {member} of its {name} cannot be changed, found {after.GetOrNull(member).Describe()} instead of {before.GetOrNull(member).Describe()}.");
        }

        // Written and read as every document, so that it is judged by the same rules and comes back equal.
        var (documents, findings) = (new List<Document>(), new List<Finding>());
        return DocumentReader.Read(name, JsonText.Parse(RevisionLog.Json(changed)), documents, findings) ? documents[0]
            : throw new StoreException($"Run {run}: the new {name} is not valid, and nothing is changed: {string.Join("; ", findings)}");
    }

    private static RunRow Require(IDatabaseReader reader, string run) => reader.Run(run) ?? throw new StoreException(
        DeletedRun.Find(reader, run) is { } deleted ? $"Run {run}: {deleted}." : $"There is no run {run} in the store.");
}
