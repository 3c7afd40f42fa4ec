namespace Cerulean.Store;

/// <summary>Where runs of files wait, unseen, for their stop; and the way out of it.</summary>
internal sealed class Stage(IDatabase database) : IDisposable
{
    private const int MostClaims = 1000;

    private IDisposable? _claim;
    private string _name = "";

    /// <summary>Drops what processes have left behind that have ended before their runs did.</summary>
    public void DropDead()
    {
        // In this order: who stages a run holds its claim before.
        var staged = Staged();
        var held = database.Claims();
        foreach (var run in staged.Where(run => !held.Contains(run.Stage!))) Drop(run);
    }

    /// <summary>The run of a uid, if the store has it whole.</summary>
    public StoredRun? FindClosed(string uid)
    {
        var stored = StoredRun.Find(database, uid);
        if (stored is null or { IsClosed: true }) return stored;
        stored.Dispose();
        return null;
    }

    /// <summary>The deletion of the run of a uid, or null.</summary>
    public DeletedRun? FindDeleted(string uid)
    {
        using var reader = database.Read();
        return DeletedRun.Find(reader, uid);
    }

    /// <summary>Writes what is ready of a run, or all of it.</summary>
    public void Spill(RunDraft run, bool all)
    {
        Claim();
        run.Become(RunState.Staged, 0, _name);
        using var writer = database.Write();
        run.Write(writer, all);
        writer.Commit();
        run.Written();
    }

    public void Drop(RunDraft run)
    {
        if (run.Row.Id != 0) Drop(run.Row);
    }

    /// <summary>Makes closed runs visible in one transaction; those that the store has something of, one by one after it.</summary>
    public IEnumerable<IngestOutcome> Publish(IReadOnlyList<RunDraft> runs)
    {
        var fresh = new HashSet<RunDraft>();
        using (var writer = database.Write())
        {
            foreach (var run in runs.Where(run => writer.Run(run.Uid) is null && DeletedRun.Find(writer, run.Uid) is null))
            {
                fresh.Add(run);
                run.Become(RunState.Closed, writer.TakeNumbers(run.Row.Next));
                run.Write(writer, all: true);
            }

            writer.Commit();
        }

        foreach (var run in fresh) run.Written();
        return runs.Select(run => fresh.Contains(run) ? run.Outcome(IngestStatus.Stored, null) : Publish(run, RunState.Closed));
    }

    /// <summary>Makes a run visible, unless the store has it already.</summary>
    public IngestOutcome Publish(RunDraft run, RunState state)
    {
        while (true)
        {
            var stored = Stored(run.Uid, out var deleted);
            if (deleted is not null)
            {
                Drop(run);
                return run.Outcome(IngestStatus.Rejected, deleted.ToString());
            }

            var verdict = stored is null ? RunVerdict.Prefix : Compare(run, state, stored);
            if (verdict == RunVerdict.Prefix)
            {
                // Another process may have written the run meanwhile.
                if (!TryPublish(run, state, stored)) continue;
                return run.Outcome(IngestStatus.Stored, null);
            }

            Drop(run);
            return run.Outcome(verdict == RunVerdict.Equal ? IngestStatus.Already : IngestStatus.Rejected, verdict.Difference);
        }
    }

    public void Dispose() => _claim?.Dispose();

    private RunRow[] Staged()
    {
        using var reader = database.Read();
        return [.. reader.StagedRuns()];
    }

    private RunRow? Stored(string uid, out DeletedRun? deleted)
    {
        using var reader = database.Read();
        deleted = DeletedRun.Find(reader, uid);
        return reader.Run(uid);
    }

    private RunVerdict Compare(RunDraft run, RunState state, RunRow stored)
    {
        Spill(run, all: true);
        using var reader = database.Read();
        return RunVerdict.Of(new RunReader(reader, run.Row), state, new RunReader(reader, stored, asAccepted: true), stored.State);
    }

    private bool TryPublish(RunDraft run, RunState state, RunRow? stored)
    {
        using var writer = database.Write();
        var now = writer.Run(run.Uid);
        if ((now?.Base, now?.Next, now?.State) != (stored?.Base, stored?.Next, stored?.State)) return false;
        if (DeletedRun.Find(writer, run.Uid) is not null) return false;
        var revisions = stored is null ? null : RevisionLog.Of(writer, stored);
        if (stored is not null) writer.Drop(stored.Id);
        run.Become(state, writer.TakeNumbers(run.Row.Next));
        run.Write(writer, all: true);
        revisions?.WriteTo(writer, writer.Run(run.Uid)!);
        writer.Commit();
        run.Written();
        return true;
    }

    private void Drop(RunRow run)
    {
        using var writer = database.Write();
        // An id may have gone to another run since.
        if (!writer.StagedRuns().Any(staged => staged.Id == run.Id && staged.Stage == run.Stage)) return;
        writer.Drop(run.Id);
        writer.Commit();
    }

    private void Claim()
    {
        for (var n = 1; _claim is null; n++)
        {
            _name = $"{Environment.ProcessId}-{n}";
            _claim = database.TryClaim(_name);
            if (_claim is null && n == MostClaims) throw new StoreException($"No file can be made beside {database.Place}. Is its folder read-only?");
        }
    }
}
